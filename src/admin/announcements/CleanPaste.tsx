'use client';
import { createClientFeature } from '@payloadcms/richtext-lexical/client';
import { $getSelection, $isRangeSelection, COMMAND_PRIORITY_HIGH, PASTE_COMMAND, type LexicalEditor } from '@payloadcms/richtext-lexical/lexical';
import { $generateNodesFromDOM } from '@payloadcms/richtext-lexical/lexical/html';
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext';
import { useEffect } from 'react';
import { cleanPastedHtml } from '../../domain/pastedHtml.ts';

/** Takes over what is pasted as HTML: only its structure gets into the text, never what it wore in Word. */
function CleanPaste() {
  const [editor] = useLexicalComposerContext();
  useEffect(() => editor.registerCommand(PASTE_COMMAND, (event) => paste(editor, event), COMMAND_PRIORITY_HIGH), [editor]);
  return null;
}

function paste(editor: LexicalEditor, event: ClipboardEvent | InputEvent | KeyboardEvent): boolean {
  const clipboard = 'clipboardData' in event ? event.clipboardData : null;
  const html = clipboard?.getData('text/html') ?? '';
  // Text copied within an editor of ours brings its own form along; files are the upload's.
  if (!html || clipboard?.types.includes('application/x-lexical-editor')) return false;
  event.preventDefault();
  const dom = new DOMParser().parseFromString(cleanPastedHtml(html), 'text/html');
  editor.update(() => {
    const selection = $getSelection();
    const nodes = $generateNodesFromDOM(editor, dom);
    if ($isRangeSelection(selection) && nodes.length > 0) selection.insertNodes(nodes);
  });
  return true;
}

export const CleanPasteFeatureClient = createClientFeature({ plugins: [{ Component: CleanPaste, position: 'normal' }] });
