// Stands in for what dockerode loads but this project never reaches: engines behind ssh:// (ssh2, whose
// native parts cannot be bundled) and BuildKit sessions of its own (gRPC); images are built by buildx.
export class Client {
  constructor() {
    throw new Error(
      'An engine behind ssh:// cannot be used; set DOCKER_HOST to a unix:// or tcp:// address.',
    );
  }
}
