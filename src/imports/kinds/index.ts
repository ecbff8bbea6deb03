import type { ImportKind } from '../kind.ts';
import { businessRegistryImport } from './businessRegistry.ts';
import { holidaysImport } from './holidays.ts';
import { patentIntensiveImport } from './patentIntensive.ts';
import { patentRegisterImport } from './patentRegister.ts';
import { productClassesImport } from './productClasses.ts';

/** Everything staff can import, in the order the screen offers it. */
export const IMPORT_KINDS: readonly ImportKind[] = [patentRegisterImport, businessRegistryImport, productClassesImport, patentIntensiveImport, holidaysImport];

export function importKind(key: string): ImportKind | undefined {
  return IMPORT_KINDS.find((kind) => kind.key === key);
}
