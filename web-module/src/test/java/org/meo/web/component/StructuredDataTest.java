package org.meo.web.component;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class StructuredDataTest {

    @Test
    void aNameCannotEndTheScript() {
        String name = "</script><script>alert(1)</script><!-- & \u2028";
        String json = Json.createObjectBuilder().add("name", name).build().toString();
        String written = StructuredData.escape(json);

        assertThat(written).doesNotContain("<").doesNotContain(">").doesNotContain("&").contains("\\u003c/script");
        assertThat(Json.createReader(new StringReader(written)).readObject().getString("name")).isEqualTo(name);
    }
}
