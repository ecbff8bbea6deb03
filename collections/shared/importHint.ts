/** Above the list of a collection: the way to the import of its kind of file. */
export const importHint = (kind: string, role = 'staff') => ({ beforeListTable: [{ path: '/src/admin/imports/ImportHint.tsx#ImportHint', clientProps: { kind, role } }] });
