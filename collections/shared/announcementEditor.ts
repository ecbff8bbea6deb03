import {
  AlignFeature, BlockquoteFeature, BoldFeature, createServerFeature, EXPERIMENTAL_TableFeature, FixedToolbarFeature, HeadingFeature,
  HorizontalRuleFeature, InlineToolbarFeature, lexicalEditor, LinkFeature, OrderedListFeature, ParagraphFeature, StrikethroughFeature,
  SubscriptFeature, SuperscriptFeature, UnorderedListFeature, UploadFeature,
} from '@payloadcms/richtext-lexical';

/** Cleans what is pasted, in the editor's own window; the rules are in src/domain/pastedHtml.ts. */
const CleanPasteFeature = createServerFeature({ feature: { ClientFeature: '/src/admin/announcements/CleanPaste.tsx#CleanPasteFeatureClient' }, key: 'cleanPaste' });

/**
 * What an announcement may hold; src/app/(public)/announcements/RichText.tsx draws every one of these. No colours, fonts or
 * italics (Chinese has none): the page decides how a text looks. The title is the only h1.
 */
export const announcementEditor = lexicalEditor({
  features: [
    ...[BoldFeature(), StrikethroughFeature(), SubscriptFeature(), SuperscriptFeature()],
    ...[ParagraphFeature(), HeadingFeature({ enabledHeadingSizes: ['h2', 'h3', 'h4'] }), AlignFeature(), BlockquoteFeature(), HorizontalRuleFeature()],
    ...[OrderedListFeature(), UnorderedListFeature(), EXPERIMENTAL_TableFeature()],
    LinkFeature({ enabledCollections: ['announcements'] }),
    UploadFeature({ enabledCollections: ['public-media'] }),
    ...[CleanPasteFeature(), FixedToolbarFeature(), InlineToolbarFeature()],
  ],
});
