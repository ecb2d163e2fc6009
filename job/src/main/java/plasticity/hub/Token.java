package plasticity.hub;

import plasticity.messages.Secrets;

/** An access token. Only used for the authorization header; redacted in all output. */
final class Token {
    private final String secret;

    /** @throws HubException if it contains invalid characters; the message does not contain it */
    Token(String secret, String source) throws HubException {
        if (!secret.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new HubException(
                    source + " is not a valid token: expected printable ASCII characters without spaces");
        }
        Secrets.learn(secret);
        this.secret = secret;
    }

    /** The value of the header {@code Authorization}. */
    String authorization() {
        return "Bearer " + secret;
    }

    @Override
    public String toString() {
        return "(a token)";
    }
}
