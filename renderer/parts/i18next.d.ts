import 'i18next';
import type texts from '../../assets/locales/en/interface.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'interface';
    resources: { interface: typeof texts };
    returnNull: false;
  }
}
