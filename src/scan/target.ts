/** Where the content of a target is. */
export type Source =
  | { readonly kind: 'registry' }
  | { readonly kind: 'engine' }
  /** A folder in OCI layout; the target's digest chooses the manifest. */
  | { readonly kind: 'layout'; readonly path: string }
  /** A file of `docker save`. */
  | { readonly kind: 'archive'; readonly path: string }
  | { readonly kind: 'rootfs'; readonly path: string }
  | { readonly kind: 'sbom'; readonly path: string };

/** One thing to scan: an image for one platform, a file system, an SBOM. */
export interface Target {
  /** As the user knows it: `docker.io/apache/kafka:4.4.0`, or a path. */
  readonly name: string;
  /** `linux/amd64`; undefined where only the content tells it. */
  readonly platform: string | undefined;
  /** `sha256:…` of the manifest, file or folder; undefined where only Trivy can tell it (`docker save`, engine). */
  readonly digest: string | undefined;
  /** What is handed to Trivy. */
  readonly reference: string;
  readonly source: Source;
}

/** A target that could not even be resolved; it counts as a failed scan. */
export interface Unresolved {
  readonly name: string;
  readonly platform: string | undefined;
  readonly reason: string;
}
