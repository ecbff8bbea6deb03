import { StatusCell as StatusCell_b216e9495dd5f24e6e28983dfd20b92b } from '../../../../src/admin/StatusCell.tsx'
import { EnterpriseCell as EnterpriseCell_e7d488b253671bded6a3148a0646e2d5 } from '../../../../src/admin/fields/EnterpriseName.tsx'
import { EnterpriseField as EnterpriseField_e7d488b253671bded6a3148a0646e2d5 } from '../../../../src/admin/fields/EnterpriseName.tsx'
import { WordCell as WordCell_979ccf24367053508bc2afbfd4595bde } from '../../../../src/admin/fields/WordCell.tsx'
import { WordField as WordField_6307ae54e7f16741bec102ed2946230b } from '../../../../src/admin/fields/WordField.tsx'
import { CaseView as CaseView_434b7cb35e134e7b27495f69e52518eb } from '../../../../src/admin/CaseView.tsx'
import { JsonCell as JsonCell_27412b88e713deb37e52b0ffbcf8312a } from '../../../../src/admin/fields/JsonCell.tsx'
import { JsonView as JsonView_14fa4cd00ea9378ea366635d66e3f388 } from '../../../../src/admin/fields/JsonView.tsx'
import { TextListField as TextListField_c528c29ac18a6a903898e1865a361bcd } from '../../../../src/admin/fields/TextListField.tsx'
import { CertificationView as CertificationView_fd2efeb148297f399a98da0ed6c23bb0 } from '../../../../src/admin/certification/CertificationView.tsx'
import { DeskLink as DeskLink_0409229db478304e3892f3d118d88262 } from '../../../../src/admin/certification/DeskLink.tsx'
import { ObjectionView as ObjectionView_7c109c5b0bac55139ae455f94a49cc16 } from '../../../../src/admin/objections/ObjectionView.tsx'
import { ImportHint as ImportHint_aefeec4a787a7f32999be9437e18f6e6 } from '../../../../src/admin/imports/ImportHint.tsx'
import { BankCell as BankCell_e74bb8a12a719310b61f8cdb7c4a86a2 } from '../../../../src/admin/fields/BankName.tsx'
import { LoanView as LoanView_a27753dd4ae9ffa5c1bf4907625b8d6d } from '../../../../src/admin/loans/LoanView.tsx'
import { RequestView as RequestView_242094d5d7018a0da7d06040b5ba19a4 } from '../../../../src/admin/loans/RequestView.tsx'
import { RepaymentView as RepaymentView_ed2e4d30aed73a91510802c142202052 } from '../../../../src/admin/repayments/RepaymentView.tsx'
import { YuanCell as YuanCell_b654d143bef6f23be9af441495b0ddb0 } from '../../../../src/admin/fields/YuanCell.tsx'
import { WanField as WanField_76086a8616558a66c09368f8f237ed04 } from '../../../../src/admin/fields/WanField.tsx'
import { EffectPanel as EffectPanel_68a2d13858ddacc2393a7d008f05b922 } from '../../../../src/admin/rounds/EffectPanel.tsx'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { CleanPasteFeatureClient as CleanPasteFeatureClient_71c56df00515de66aba5c703e5fbf09c } from '../../../../src/admin/announcements/CleanPaste.tsx'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { TableFeatureClient as TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { AlignFeatureClient as AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StateCell as StateCell_937b0d78c31b31957284333fad297b59 } from '../../../../src/admin/announcements/StateCell.tsx'
import { StateField as StateField_cce27627d55c66d19f9ea49b113c5a55 } from '../../../../src/admin/announcements/StateField.tsx'
import { PublishAnnouncement as PublishAnnouncement_9cf5380db9a2ffff95f1f4c0ab8349a8 } from '../../../../src/admin/announcements/PublishAnnouncement.tsx'
import { HeaderState as HeaderState_8705bfcb3c402eb3c6cd9a145039c3de } from '../../../../src/admin/announcements/HeaderState.tsx'
import { OfficerHelp as OfficerHelp_d525365d09348aa5332dbb5eae34b811 } from '../../../../src/admin/login/AccountHelpControls.tsx'
import { Devices as Devices_ab87edb592182b5113bb5e95c6444c08 } from '../../../../src/admin/account/Devices.tsx'
import { ClerkHelp as ClerkHelp_d525365d09348aa5332dbb5eae34b811 } from '../../../../src/admin/login/AccountHelpControls.tsx'
import { ResendButton as ResendButton_7aa2c7fa1cae6ffd10cee90c7f553871 } from '../../../../src/admin/ResendButton.tsx'
import { FormItemField as FormItemField_67146355b96ff6a2a35ff38d05084a8f } from '../../../../src/admin/fields/FormItemField.tsx'
import { LogView as LogView_ef70de81743395322b68e8f2eac0b2b8 } from '../../../../src/admin/LogView.tsx'
import { FormWays as FormWays_eaca1c8b729e9b7a1c32d98bb5a9af1b } from '../../../../src/admin/forms/FormWays.tsx'
import { QuestionLabel as QuestionLabel_a7fb6c0661280dc277917e145f8b3217 } from '../../../../src/admin/forms/QuestionLabel.tsx'
import { BrandIcon as BrandIcon_96dde3996486a1f7cac95a8cd00dfb33 } from '../../../../src/admin/Brand.tsx'
import { BrandLogo as BrandLogo_96dde3996486a1f7cac95a8cd00dfb33 } from '../../../../src/admin/Brand.tsx'
import { QueueLink as QueueLink_c269476c60c6e7b466aba7259605c837 } from '../../../../src/admin/home/QueueLink.tsx'
import { DashboardView as DashboardView_02ede4284467dd0fcae01f6208cfb2fc } from '../../../../src/admin/home/DashboardView.tsx'
import { LoginView as LoginView_8a4a382c8403702a3b60e453628dc548 } from '../../../../src/admin/login/LoginView.tsx'
import { NoAccountYet as NoAccountYet_09cf61a8d6d01fad668b679cf27581b4 } from '../../../../src/admin/login/NoAccountYet.tsx'
import { ForgotView as ForgotView_d10fab15b855034f6c8c525fc65a0410 } from '../../../../src/admin/ForgotView.tsx'
import { QueueDoor as QueueDoor_ceac1fd4beb0d52eb0922121b7293c5a } from '../../../../src/admin/bank/BankQueueView.tsx'
import { ImportsView as ImportsView_44cb1e38797284a3224313092962737d } from '../../../../src/admin/imports/ImportsView.tsx'
import { RoundsView as RoundsView_b1ed8360799a0b3238b9d4efe1399df8 } from '../../../../src/admin/rounds/RoundsView.tsx'
import { RoundView as RoundView_b0672d7f58f22daf85a43855f246a5a6 } from '../../../../src/admin/rounds/RoundView.tsx'
import { RoundsView as RoundsView_38e8492cde373b67a9ec346fa402e16e } from '../../../../src/admin/certification/RoundsView.tsx'
import { DeskView as DeskView_950a46d8448c15e96260c9b185d883e2 } from '../../../../src/admin/certification/DeskView.tsx'
import { FormResultsView as FormResultsView_46959f521e6d3f654229737c9fa70c08 } from '../../../../src/admin/forms/FormResultsView.tsx'
import { FormResultView as FormResultView_e31a69f3d4250684cc542553462d85c0 } from '../../../../src/admin/forms/FormResultView.tsx'
import { FormAnswerView as FormAnswerView_bd08ba04aff6cea626fd2822623c84e0 } from '../../../../src/admin/forms/FormAnswerView.tsx'
import { OpenFormsView as OpenFormsView_5f0ba61c40ab61ca7eafed729e1f4bd1 } from '../../../../src/admin/forms/OpenFormsView.tsx'
import { ImportView as ImportView_88d0d391d3b3d4bb85d0ab262fb0cca9 } from '../../../../src/admin/imports/ImportView.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/admin/StatusCell.tsx#StatusCell": StatusCell_b216e9495dd5f24e6e28983dfd20b92b,
  "/src/admin/fields/EnterpriseName.tsx#EnterpriseCell": EnterpriseCell_e7d488b253671bded6a3148a0646e2d5,
  "/src/admin/fields/EnterpriseName.tsx#EnterpriseField": EnterpriseField_e7d488b253671bded6a3148a0646e2d5,
  "/src/admin/fields/WordCell.tsx#WordCell": WordCell_979ccf24367053508bc2afbfd4595bde,
  "/src/admin/fields/WordField.tsx#WordField": WordField_6307ae54e7f16741bec102ed2946230b,
  "/src/admin/CaseView.tsx#CaseView": CaseView_434b7cb35e134e7b27495f69e52518eb,
  "/src/admin/fields/JsonCell.tsx#JsonCell": JsonCell_27412b88e713deb37e52b0ffbcf8312a,
  "/src/admin/fields/JsonView.tsx#JsonView": JsonView_14fa4cd00ea9378ea366635d66e3f388,
  "/src/admin/fields/TextListField.tsx#TextListField": TextListField_c528c29ac18a6a903898e1865a361bcd,
  "/src/admin/certification/CertificationView.tsx#CertificationView": CertificationView_fd2efeb148297f399a98da0ed6c23bb0,
  "/src/admin/certification/DeskLink.tsx#DeskLink": DeskLink_0409229db478304e3892f3d118d88262,
  "/src/admin/objections/ObjectionView.tsx#ObjectionView": ObjectionView_7c109c5b0bac55139ae455f94a49cc16,
  "/src/admin/imports/ImportHint.tsx#ImportHint": ImportHint_aefeec4a787a7f32999be9437e18f6e6,
  "/src/admin/fields/BankName.tsx#BankCell": BankCell_e74bb8a12a719310b61f8cdb7c4a86a2,
  "/src/admin/loans/LoanView.tsx#LoanView": LoanView_a27753dd4ae9ffa5c1bf4907625b8d6d,
  "/src/admin/loans/RequestView.tsx#RequestView": RequestView_242094d5d7018a0da7d06040b5ba19a4,
  "/src/admin/repayments/RepaymentView.tsx#RepaymentView": RepaymentView_ed2e4d30aed73a91510802c142202052,
  "/src/admin/fields/YuanCell.tsx#YuanCell": YuanCell_b654d143bef6f23be9af441495b0ddb0,
  "/src/admin/fields/WanField.tsx#WanField": WanField_76086a8616558a66c09368f8f237ed04,
  "/src/admin/rounds/EffectPanel.tsx#EffectPanel": EffectPanel_68a2d13858ddacc2393a7d008f05b922,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/announcements/CleanPaste.tsx#CleanPasteFeatureClient": CleanPasteFeatureClient_71c56df00515de66aba5c703e5fbf09c,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#TableFeatureClient": TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#AlignFeatureClient": AlignFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/announcements/StateCell.tsx#StateCell": StateCell_937b0d78c31b31957284333fad297b59,
  "/src/admin/announcements/StateField.tsx#StateField": StateField_cce27627d55c66d19f9ea49b113c5a55,
  "/src/admin/announcements/PublishAnnouncement.tsx#PublishAnnouncement": PublishAnnouncement_9cf5380db9a2ffff95f1f4c0ab8349a8,
  "/src/admin/announcements/HeaderState.tsx#HeaderState": HeaderState_8705bfcb3c402eb3c6cd9a145039c3de,
  "/src/admin/login/AccountHelpControls.tsx#OfficerHelp": OfficerHelp_d525365d09348aa5332dbb5eae34b811,
  "/src/admin/account/Devices.tsx#Devices": Devices_ab87edb592182b5113bb5e95c6444c08,
  "/src/admin/login/AccountHelpControls.tsx#ClerkHelp": ClerkHelp_d525365d09348aa5332dbb5eae34b811,
  "/src/admin/ResendButton.tsx#ResendButton": ResendButton_7aa2c7fa1cae6ffd10cee90c7f553871,
  "/src/admin/fields/FormItemField.tsx#FormItemField": FormItemField_67146355b96ff6a2a35ff38d05084a8f,
  "/src/admin/LogView.tsx#LogView": LogView_ef70de81743395322b68e8f2eac0b2b8,
  "/src/admin/forms/FormWays.tsx#FormWays": FormWays_eaca1c8b729e9b7a1c32d98bb5a9af1b,
  "/src/admin/forms/QuestionLabel.tsx#QuestionLabel": QuestionLabel_a7fb6c0661280dc277917e145f8b3217,
  "/src/admin/Brand.tsx#BrandIcon": BrandIcon_96dde3996486a1f7cac95a8cd00dfb33,
  "/src/admin/Brand.tsx#BrandLogo": BrandLogo_96dde3996486a1f7cac95a8cd00dfb33,
  "/src/admin/home/QueueLink.tsx#QueueLink": QueueLink_c269476c60c6e7b466aba7259605c837,
  "/src/admin/home/DashboardView.tsx#DashboardView": DashboardView_02ede4284467dd0fcae01f6208cfb2fc,
  "/src/admin/login/LoginView.tsx#LoginView": LoginView_8a4a382c8403702a3b60e453628dc548,
  "/src/admin/login/NoAccountYet.tsx#NoAccountYet": NoAccountYet_09cf61a8d6d01fad668b679cf27581b4,
  "/src/admin/ForgotView.tsx#ForgotView": ForgotView_d10fab15b855034f6c8c525fc65a0410,
  "/src/admin/bank/BankQueueView.tsx#QueueDoor": QueueDoor_ceac1fd4beb0d52eb0922121b7293c5a,
  "/src/admin/imports/ImportsView.tsx#ImportsView": ImportsView_44cb1e38797284a3224313092962737d,
  "/src/admin/rounds/RoundsView.tsx#RoundsView": RoundsView_b1ed8360799a0b3238b9d4efe1399df8,
  "/src/admin/rounds/RoundView.tsx#RoundView": RoundView_b0672d7f58f22daf85a43855f246a5a6,
  "/src/admin/certification/RoundsView.tsx#RoundsView": RoundsView_38e8492cde373b67a9ec346fa402e16e,
  "/src/admin/certification/DeskView.tsx#DeskView": DeskView_950a46d8448c15e96260c9b185d883e2,
  "/src/admin/forms/FormResultsView.tsx#FormResultsView": FormResultsView_46959f521e6d3f654229737c9fa70c08,
  "/src/admin/forms/FormResultView.tsx#FormResultView": FormResultView_e31a69f3d4250684cc542553462d85c0,
  "/src/admin/forms/FormAnswerView.tsx#FormAnswerView": FormAnswerView_bd08ba04aff6cea626fd2822623c84e0,
  "/src/admin/forms/OpenFormsView.tsx#OpenFormsView": OpenFormsView_5f0ba61c40ab61ca7eafed729e1f4bd1,
  "/src/admin/imports/ImportView.tsx#ImportView": ImportView_88d0d391d3b3d4bb85d0ab262fb0cca9,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
