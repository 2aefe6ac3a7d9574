import { z } from 'zod';
import { sha256 } from './statement.ts';

/** Source: https://github.com/in-toto/attestation/blob/main/spec/predicates/cyclonedx.md */
export const SBOM = 'https://cyclonedx.org/bom';

const hash = z
  .looseObject({ alg: z.string(), content: z.string() })
  .refine(({ alg, content }) => alg !== 'SHA-256' || sha256.safeParse(content).success, {
    message: 'a SHA-256 has 64 lower-case hexadecimal digits',
    path: ['content'],
  });

const component = z.looseObject({
  type: z.string().min(1),
  name: z.string().min(1),
  version: z.string().optional(),
  purl: z.string().startsWith('pkg:').optional(),
  hashes: z.array(hash).optional(),
});

/**
 * A CycloneDX document, as far as it is read here; others than this project's own are welcome. One that lists
 * nothing is no evidence of what is in a thing.
 * Source: https://cyclonedx.org/docs/1.6/json/
 */
export const sbom = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string().regex(/^1\.\d+$/, 'expected 1 and a minor version'),
  serialNumber: z.string().startsWith('urn:uuid:').optional(),
  metadata: z.looseObject({ timestamp: z.string().optional(), component: component.optional() }).optional(),
  components: z.array(component).min(1),
});
export type Sbom = z.infer<typeof sbom>;
