package org.meo.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PiecesTest {

    @Test
    void readsPieceAfterPieceToTheEnd() throws IOException {
        List<String> pieces = List.of("one,", "", "two", ",three");

        try (Pieces file = new Pieces(7, (number, position) -> {
            assertThat(number).isEqualTo(7);
            return position < pieces.size() ? pieces.get(position).getBytes(StandardCharsets.UTF_8) : null;
        })) {
            assertThat((char) file.read()).isEqualTo('o');
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("ne,two,three");
        }
    }
}
