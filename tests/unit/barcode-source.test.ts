import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { readBarcodeConfig } from '../../src/adapters/barcodeConfig.ts';
import { barcodeSource } from '../../src/adapters/barcodeSource.ts';

const URL_OF_ONE = 'https://api.example.org.cn/goods/{code}';
const faultsOf = (env: Record<string, string>) => {
  const faults: string[] = [];
  readBarcodeConfig(env, faults);
  return faults;
};

describe('the configuration of the bar code look-up', () => {
  it('has none by default, and then no source', () => {
    expect([readBarcodeConfig({}, []), barcodeSource(null)]).toEqual([null, null]);
  });

  it.each([
    [{ BARCODE_DRIVER: 'ftp' }, /BARCODE_DRIVER/],
    [{ BARCODE_DRIVER: 'http' }, /BARCODE_URL/],
    [{ BARCODE_DRIVER: 'http', BARCODE_URL: 'https://api.example.org.cn/goods' }, /\{code\}/],
    [{ BARCODE_DRIVER: 'http', BARCODE_URL: URL_OF_ONE, BARCODE_HEADER: 'a b' }, /BARCODE_HEADER/],
    [{ BARCODE_DRIVER: 'http', BARCODE_URL: URL_OF_ONE, BARCODE_FIELDS: 'brand=x' }, /BARCODE_FIELDS/],
  ])('%j is a fault with one sentence', (env, sentence) => {
    expect(faultsOf(env)).toEqual([expect.stringMatching(sentence)]);
  });

  it('takes where each thing stands', () => {
    expect(readBarcodeConfig({ BARCODE_DRIVER: 'http', BARCODE_URL: URL_OF_ONE, BARCODE_FIELDS: 'record=data.list, name=title' }, [])?.fields).toEqual({ record: 'data.list', name: 'title', model: 'model', trademark: 'trademark' });
  });
});

describe('a register that does not answer', () => {
  it('is unavailable after its time is up, without naming its address', async () => {
    const server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/{code}?key=geheim`;
    const source = barcodeSource({ url, header: 'Authorization', token: '', fields: { record: '', name: 'name', model: 'model', trademark: 'trademark' } }, 100);
    const answer = await source!.find('6901234567892');
    server.closeAllConnections();
    server.close();
    expect(answer).toEqual({ kind: 'unavailable', reason: 'no answer in time' });
  });
});
