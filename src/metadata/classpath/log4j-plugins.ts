/** Where Log4j 2 keeps the list of its plug-ins. */
export const PLUGIN_CACHE = 'META-INF/org/apache/logging/log4j/core/config/plugins/Log4j2Plugins.dat';

export interface Log4jPlugin {
  /** Lower case, as in the file. */
  readonly category: string;
  /** Name in lower case, unique in its category. */
  readonly key: string;
  readonly name: string;
  readonly className: string;
}

/**
 * Reads `Log4j2Plugins.dat`: a count of categories; per category its name and a count of entries; per
 * entry key, class, name and two flags. Numbers have four bytes, texts a length of two.
 * Source: org.apache.logging.log4j.core.config.plugins.processor.PluginCache, 2.x.
 */
export function readPluginCache(bytes: Buffer): Log4jPlugin[] {
  const plugins: Log4jPlugin[] = [];
  let at = 0;
  const number = () => {
    at += 4;
    return bytes.readInt32BE(at - 4);
  };
  const text = () => {
    const from = at + 2;
    at = from + bytes.readUInt16BE(at);
    return bytes.toString('utf8', from, at);
  };
  for (let categories = number(); categories > 0; categories -= 1) {
    const category = text();
    for (let entries = number(); entries > 0; entries -= 1) {
      const key = text();
      const className = text();
      plugins.push({ category: category.toLowerCase(), key, className, name: text() });
      at += 2;
    }
  }
  return plugins;
}
