export const comparison = '';
