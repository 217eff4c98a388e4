/** The words of a text: the code first, so that a preview shows it, then what it is for. One segment where GSM-7 spells the language. */
import { closestLanguage } from '../http/language.js';

/** `{service}` is the issuer from the configuration; nothing a user typed is ever in a text. */
type Words = (code: string, service: string) => string;

export const smsWords = {
  en: (code, service) => `${code} is your ${service} security code.`,
  de: (code, service) => `${code} ist Ihr Sicherheitscode für ${service}.`,
  fr: (code, service) => `${code} est votre code de sécurité ${service}.`,
  es: (code, service) => `${code} es tu código de seguridad de ${service}.`,
  'pt-BR': (code, service) => `${code} é o seu código de segurança: ${service}.`,
  it: (code, service) => `${code} è il tuo codice di sicurezza ${service}.`,
  nl: (code, service) => `${code} is je beveiligingscode voor ${service}.`,
  pl: (code, service) => `${code} to Twój kod bezpieczeństwa ${service}.`,
  uk: (code, service) => `${code} — ваш код безпеки ${service}.`,
  tr: (code, service) => `${code}, ${service} güvenlik kodunuzdur.`,
  ar: (code, service) => `${code} هو رمز الأمان الخاص بك في ${service}.`,
  he: (code, service) => `${code} הוא קוד האבטחה שלך ב-${service}.`,
  hi: (code, service) => `${code} आपका ${service} सुरक्षा कोड है।`,
  ja: (code, service) => `${code} は${service}のセキュリティコードです。`,
  ko: (code, service) => `${code}은(는) ${service} 보안 코드입니다.`,
  'zh-Hans': (code, service) => `${code} 是您的 ${service} 安全代码。`,
} satisfies Record<string, Words>;

const languages = Object.keys(smsWords) as (keyof typeof smsWords)[];

/**
 * The whole text. The last line binds the code to the site (WICG origin-bound one-time codes): browsers offer it there
 * and nowhere else. The host comes from the configuration.
 */
export function codeText(
  code: string,
  { service, host, locale }: { service: string; host: string; locale?: string | undefined },
) {
  const words = smsWords[closestLanguage(languages, locale) ?? 'en'];
  return `${words(code, service)}\n\n@${host} #${code}`;
}
