// src/io/docker-environment.ts
/** Variables by which the `docker` program and its buildx find engine, builder, logins and certificates. */
const NAMES = [
	"BUILDX_BUILDER",
	"BUILDX_CONFIG",
	"DOCKER_CERT_PATH",
	"DOCKER_CONFIG",
	"DOCKER_CONTEXT",
	"DOCKER_HOST",
	"DOCKER_TLS_VERIFY",
	"SSH_AUTH_SOCK",
	"SSL_CERT_DIR",
	"SSL_CERT_FILE",
	"XDG_RUNTIME_DIR"
];
/** What of the environment a call of `docker` needs; none of it is a secret. */
function dockerEnvironment(env) {
	return Object.fromEntries(NAMES.flatMap((name) => {
		const value = env[name];
		return value ? [[name, value]] : [];
	}));
}

export { dockerEnvironment as t };