package org.meo.customers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "192.0.2.17|Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0|192.0.2.…|Firefox, Linux",
        "2001:db8:1:2::9|Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0|2001:db8:1:…|Edge, Windows",
        "192.0.2.17|Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1|192.0.2.…|Safari, iPhone",
        "192.0.2.17|curl/8.1|192.0.2.…|curl",
        "::1|what nobody knows|::1:…|''"})
    void keepsWhatOneRecognises(String address, String userAgent, String network, String agent) {
        assertThat(Device.of(address, userAgent)).isEqualTo(new Device(network, agent));
    }
}
