package plasticity.hub;

import plasticity.messages.Secrets;

/** A secret: it goes into one header and nowhere else, and is hidden wherever it might be told. */
final class Token {
    private final String secret;

    /** @throws HubException when it holds what no token holds; the message does not */
    Token(String secret, String place) throws HubException {
        if (!secret.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new HubException(place + " holds no token: letters, digits and signs without spaces are expected");
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
