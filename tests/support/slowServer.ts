import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger } from '../../src/adapters/logger.ts';
import { shutDownOnSignal } from '../../src/server/shutdown.ts';

/** Run as a process of its own: answers each request after a second and stops on a signal as the web process does. */
const server = createServer((_req, res) => {
  process.send?.('asked');
  setTimeout(() => res.end('finished'), 1_000);
});
shutDownOnSignal({ server, logger: createLogger('web'), close: async () => void process.send?.('closed') });
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
