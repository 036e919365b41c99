package dev.evenflow.user.signin.token;

/** What somebody asks a token with (RFC 6749). Passwords and secrets are never part of its text. */
sealed interface Grant {

    /** Section 4.3. */
    record Password(String email, String password) implements Grant {

        @Override
        public String toString() {
            return "Password[]";
        }
    }

    /** Section 6. */
    record Refresh(String token) implements Grant {

        @Override
        public String toString() {
            return "Refresh[]";
        }
    }

    /** Section 4.4. */
    record Client(String id, String secret) implements Grant {

        @Override
        public String toString() {
            return "Client[]";
        }
    }
}
