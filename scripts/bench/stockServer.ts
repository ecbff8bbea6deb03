import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { handleEndpoints } from 'payload';
import { stockConfig } from './stock.ts';

/**
 * Stock Payload's REST as a process of its own: `fork` it with a database URL; it tells its port. Served by plain Node
 * without Next, which spares it 1 to 2 ms a request: the ratios measured against it are rather too small than too large.
 * `/cpu` answers the milliseconds of CPU it has used.
 */
const config = stockConfig(process.argv[2] as string, 10);
const server = createServer(async (req, res) => {
  if (req.url === '/cpu') return void res.end(String(cpuMs()));
  const answer = await handleEndpoints({ config, request: new Request(`http://localhost${req.url}`) });
  res.statusCode = answer.status;
  res.end(Buffer.from(await answer.arrayBuffer()));
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.once('disconnect', () => process.exit(0));

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
