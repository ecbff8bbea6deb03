import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { FONT_FILES } from './fonts.ts';

const TEMPLATES = join(/* turbopackIgnore: true */ process.cwd(), 'src/documents/templates');

/**
 * Typst memoizes what it has laid out and never forgets by itself; after each paper goes what the last
 * two did not use. Measured: memory stays flat, and fewer or later evictions are no quicker.
 */
const EVICT_AGE = 2;

let compiler: NodeCompiler | undefined;

/**
 * Compiles a template to PDF/A-2a (archival, tagged, every text extractable).
 *
 * @param template file name in `templates/`
 * @param inputs strings the template reads from `sys.inputs`
 * @param at creation date of the file, to the second
 * @throws when the template is wrong or the standard cannot be met: both are bugs, not refusals
 */
export function compilePdf(template: string, inputs: Record<string, string>, at: Date): Buffer {
  compiler ??= createCompiler();
  try {
    // Not compile() first: a document handed to JavaScript keeps megabytes alive until V8 happens to collect it.
    return compiler.pdf(
      { mainFilePath: join(TEMPLATES, template), inputs },
      { pdfStandard: 'a-2a', creationTimestamp: Math.floor(at.getTime() / 1000) },
    );
  } catch (error) {
    throw new Error(`Typst could not render ${template}: ${reasonOf(error)}`, { cause: error });
  } finally {
    compiler.evictCache(EVICT_AGE);
  }
}

/** One for the process: loading the fonts takes longer than a dozen papers. */
function createCompiler(): NodeCompiler {
  return NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontPaths: [...FONT_FILES] }] });
}

/** The native module leaves the message empty and puts its diagnostics into `code`. */
function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return String(code ?? message);
}
