package plasticity.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "huggingface.co",
                "file:///x",
                "https://",
                "https://me:secret@host",
                "https://host?x=1",
                "https://host#x",
                "https://a b",
                ""
            })
    void invalidEndpoints(String text) {
        assertThatThrownBy(() -> Endpoint.of(text))
                .hasMessageStartingWith("HF_ENDPOINT is not the address")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "https://hub.co, https://hub.co/x, true",
        "https://hub.co, https://HUB.co:443/x, true",
        "https://hub.co/mirror/, https://hub.co/x, true",
        "http://127.0.0.1:80, http://127.0.0.1/x, true",
        "https://hub.co, http://hub.co/x, false",
        "https://hub.co, https://hub.co:444/x, false",
        "https://hub.co, https://cdn.hub.co/x, false",
        "https://hub.co, https://hub.co.evil.org/x, false",
        "http://127.0.0.1:80, http://localhost:80/x, false"
    })
    void ownsOnlyItsServer(String endpoint, URI other, boolean isOwn) throws Exception {
        assertThat(Endpoint.of(endpoint).owns(other)).isEqualTo(isOwn);
    }

    @Test
    void redirectsFromHttpsToHttpAreRejected() throws Exception {
        Endpoint hub = Endpoint.of("https://hub.co");
        assertThat(hub.follow(URI.create("https://hub.co/a"), "https://cdn.co/b"))
                .hasHost("cdn.co");
        assertThat(hub.follow(URI.create("https://hub.co/a"), "/b")).hasToString("https://hub.co/b");
        assertThatThrownBy(() -> hub.follow(URI.create("https://hub.co/a"), "http://cdn.co/b"))
                .hasMessage("the Hub redirects from https to http on cdn.co; rejected");
        assertThatThrownBy(() -> hub.follow(URI.create("https://hub.co/a"), "http://["))
                .isInstanceOf(HubException.class);
    }
}
