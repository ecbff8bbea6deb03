/** Origin of every link the platform writes into messages and papers: configuration, never a request's Host header. */
export function serverUrl(): string {
  return (process.env.SERVER_URL ?? `http://localhost:${process.env.PORT ?? '3000'}`).replace(/\/$/, '');
}
