/** The value of a measurement that the platform tells about itself under /metrics. */
export async function gauge(server: string, name: string): Promise<number> {
  const text = await (await fetch(`${server}/metrics`)).text();
  const value = new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)`, 'm').exec(text)?.[1];
  if (value === undefined) throw new Error(`${server}/metrics does not tell ${name}`);
  return Number(value);
}
