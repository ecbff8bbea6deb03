import type { ImportKind } from '../kind.ts';
import { benchmarksImport } from './benchmarks.ts';
import { businessRegistryImport } from './businessRegistry.ts';
import { holidaysImport } from './holidays.ts';
import { loansImport } from './loans.ts';
import { lprImport } from './lpr.ts';
import { patentIntensiveImport } from './patentIntensive.ts';
import { patentRegisterImport } from './patentRegister.ts';
import { productClassesImport } from './productClasses.ts';

/** Everything that can be imported, in the order the screen offers it. */
export const IMPORT_KINDS: readonly ImportKind[] = [patentRegisterImport, businessRegistryImport, productClassesImport, patentIntensiveImport, benchmarksImport, holidaysImport, lprImport, loansImport];

/** What somebody imports: a bank its loans, staff everything else; auditors look at all of it. */
export function kindsFor(role: string): readonly ImportKind[] {
  if (role === 'auditor') return IMPORT_KINDS;
  return IMPORT_KINDS.filter(({ by = 'staff' }) => by === role);
}

export function importKind(key: string): ImportKind | undefined {
  return IMPORT_KINDS.find((kind) => kind.key === key);
}
