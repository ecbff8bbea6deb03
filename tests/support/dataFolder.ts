import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A new folder for one embedded server. As root the database user must be able to pass through, or it would move elsewhere. */
export async function temporaryDataFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ip-platform-'));
  await chmod(folder, 0o711);
  return folder;
}
