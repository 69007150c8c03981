import 'i18next';
import type texts from '../../assets/locales/en/interface.json';
import type guide from '../../assets/locales/en/guide.json';
import type recap from '../../assets/locales/en/recap.json';
import type staff from '../../assets/locales/en/staff.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'interface';
    resources: { interface: typeof texts; staff: typeof staff; guide: typeof guide; recap: typeof recap };
    returnNull: false;
  }
}
