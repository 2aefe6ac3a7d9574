// Stands in the bundle for packages that dockerode loads and we never use: the ssh transport to an engine
// (with native add-ons) and the session of its image builds (gRPC).

export class Client {
  constructor() {
    throw new Error('An engine cannot be reached by ssh from here; forward its socket and name that.');
  }
}
