import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
}
interface Operation {
  readonly parameters?: readonly (Parameter | { $ref: string })[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Record<string, unknown> };
  readonly responses: Record<string, { content?: { 'application/json'?: { examples?: object } } }>;
}

const FILE = 'node_modules/@octokit/openapi/generated/api.github.com.json';
const document = JSON.parse(readFileSync(FILE, 'utf8'), (_, node) => nullable(node));
const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false });
(formats as unknown as (to: Ajv) => void)(ajv);
// GitHub's own format: owner and name.
ajv.addFormat('repo.nwo', /^[\w.-]+\/[\w.-]+$/);
ajv.addSchema({ ...document, $id: 'github' });

const templates = Object.keys(document.paths).map((path) => ({
  path,
  // Fixed words win over parameters: /pulls/comments before /pulls/{pull_number}.
  weight: (path.match(/\{/g) ?? []).length,
  // The name of a reference has slashes: /git/ref/tags/v1.
  pattern: new RegExp(
    `^${path.replace(/(?<=\/git\/refs?\/)\{ref\}/, '(.+)').replace(/\{[^}]+\}/g, '([^/]+)')}$`,
  ),
}));

/** One request, held against GitHub's description of its own REST API. */
export interface Described {
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** What the description does not allow; empty where the request keeps to it. */
  readonly problems: readonly string[];
}

export function describeRequest(method: string, url: URL, body: unknown): Described {
  const found = templates
    .filter(({ pattern, path }) => pattern.test(url.pathname) && document.paths[path][method])
    .sort((a, b) => a.weight - b.weight)[0];
  if (found === undefined)
    return { template: '', parameters: {}, problems: [`no such route: ${method} ${url.pathname}`] };
  const { path: template, pattern } = found;
  const operation: Operation = document.paths[template][method];
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
  const values = pattern.exec(url.pathname)?.slice(1) ?? [];
  const parameters = Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']));
  const problems = [
    ...parameterProblems(operation, url, parameters),
    ...bodyProblems(operation, template, method, body),
  ];
  return { template, parameters, problems };
}

function parameterProblems(operation: Operation, url: URL, inPath: Record<string, string>): string[] {
  const known = (operation.parameters ?? []).map((each) => {
    const pointer = '$ref' in each ? each.$ref : undefined;
    return { pointer, ...((pointer === undefined ? each : at(pointer)) as Parameter) };
  });
  const query = Object.fromEntries(url.searchParams);
  const unknown = Object.keys(query).filter(
    (name) => !known.some((each) => each.in === 'query' && each.name === name),
  );
  const wrong = known.flatMap(({ name, in: place, required, ...rest }) => {
    const value = place === 'path' ? inPath[name] : place === 'query' ? query[name] : undefined;
    if (value === undefined) return required && place !== 'header' ? [`${name} is missing`] : [];
    const { schema = {} } = rest as { schema?: { type?: string } };
    const typed = schema.type === 'integer' ? Number(value) : value;
    const validate = compiledParameter(schema);
    return validate(typed) ? [] : [`${name}=${value}: ${ajv.errorsText(validate.errors)}`];
  });
  return [...unknown.map((name) => `unknown query parameter ${name}`), ...wrong];
}

const parameters = new Map<object, ValidateFunction>();

/** Compiling takes longer than a request. */
function compiledParameter(schema: object): ValidateFunction {
  const known = parameters.get(schema);
  if (known !== undefined) return known;
  const validate = ajv.compile(schema);
  parameters.set(schema, validate);
  return validate;
}

function bodyProblems({ requestBody }: Operation, template: string, method: string, body: unknown): string[] {
  if (requestBody === undefined) return body === undefined ? [] : ['a body that nothing describes'];
  if (body === undefined) return requestBody.required ? ['the body is missing'] : [];
  const isFile = Buffer.isBuffer(body);
  if (isFile !== !('application/json' in requestBody.content)) return ['a body of another type'];
  if (isFile) return [];
  const pointer = ['paths', template, method, 'requestBody', 'content', 'application/json', 'schema'];
  const validate = compiled(pointer);
  const schema = pointer.reduce((node, step) => node?.[step], document);
  const extra = Object.keys(body as object).filter((key) => !(key in (schema.properties ?? {})));
  return [
    ...(validate(body) ? [] : [ajv.errorsText(validate.errors)]),
    ...extra.map((key) => `unknown field ${key}`),
  ];
}

/** What an answer may not be by the description; empty where it keeps to it. */
export function answerProblems(method: string, template: string, status: number, body: unknown): string[] {
  const validate = compiled([
    'paths',
    template,
    method,
    'responses',
    String(status),
    'content',
    'application/json',
    'schema',
  ]);
  return validate(body) ? [] : [ajv.errorsText(validate.errors)];
}

/** GitHub's own example of a thing, by its name in the description. */
export function exampleOf(name: string): Record<string, unknown> {
  const { value } = document.components.examples[name];
  return structuredClone(Array.isArray(value) ? value[0] : value);
}

const validators = new Map<string, ValidateFunction>();

function compiled(steps: readonly string[]): ValidateFunction {
  const pointer = steps
    .map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
  const known = validators.get(pointer);
  if (known !== undefined) return known;
  const validate = ajv.compile({ $ref: `github#/${pointer}` });
  validators.set(pointer, validate);
  return validate;
}

/** OpenAPI 3.0's own word for "or null", in JSON Schema's. */
function nullable(node: unknown): unknown {
  if (typeof node !== 'object' || node === null || !('nullable' in node)) return node;
  const { nullable: orNull, ...schema } = node;
  return orNull === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}

function at(reference: string): unknown {
  return reference
    .slice(2)
    .split('/')
    .reduce((node, step) => node?.[step], document);
}
