/** The notices in Turkish. */
import type { Words } from './words.js';

export const tr: Words = {
  enrolled: [
    'Hesabınızı ikinci bir adım koruyor',
    'İkinci bir adım ayarlandı. Bundan sonra oturum açmak için yalnızca parola yeterli değil.',
  ],
  added: ['Bir oturum açma yöntemi eklendi', 'Hesabınıza ikinci adım için bir yöntem eklendi.'],
  replaced: [
    'Bir oturum açma yöntemi değiştirildi',
    'İkinci adım için kullanılan bir yöntemin yerine yenisi geçti. Eskisi artık çalışmıyor.',
  ],
  removed: [
    'Bir oturum açma yöntemi kaldırıldı',
    'İkinci adım için kullanılan bir yöntem hesabınızdan kaldırıldı. Artık çalışmıyor.',
  ],
  default: [
    'Varsayılan oturum açma yönteminiz değiştirildi',
    'Oturum açarken artık önce başka bir yöntem soruluyor.',
  ],
  off: ['İkinci adım kapatıldı', 'Hesabınızı artık yalnızca parolanız koruyor.'],
  codesMade: ['Yeni kurtarma kodları oluşturuldu', 'Eski kurtarma kodlarınız artık çalışmıyor.'],
  codeUsed: [
    'Bir kurtarma kodu kullanıldı',
    'Bir kurtarma koduyla hesabınızda oturum açıldı. Bu kod bir daha çalışmaz.',
  ],
  trusted: [
    'Bir tarayıcıya artık güveniliyor',
    'Bu tarayıcıyla oturum açarken ikinci adım bir süre atlanır.',
  ],
  failures: [
    'Hesabınız için yanlış kodlar girildi',
    'Parolanızdan sonra birkaç yanlış kod girildi. Hiçbiri giriş sağlamadı.',
  ],
  signedOut: [
    'Her yerde oturumunuz kapatıldı',
    'Hesabınızın tüm oturumları sonlandırıldı. Devam etmek için yeniden oturum açın.',
  ],
  reset: [
    'İkinci adımınız sıfırlandı',
    'Bir yönetici tüm oturum açma yöntemlerinizi ve kurtarma kodlarınızı kaldırdı. Yenilerini ayarlamak için yöneticinizden alacağınız tek kullanımlık bir kod gerekir.',
  ],
  ticket: [
    'Sizin için bir kurulum kodu verildi',
    'Bir yönetici tek kullanımlık bir kod verdi. Bu kodla hesabınız için ikinci bir adım ayarlanabilir.',
  ],
  preset: [
    'Sizin için bir telefon numarası belirlendi',
    'Bir yönetici, bir sonraki oturum açışınızda kodun gönderileceği numarayı belirledi. Numara ancak bu kod girildikten sonra geçerli olur.',
  ],
  numberChanged: [
    'Başka bir telefon numarası kullanıldı',
    'İkinci adım, bir yöneticinin belirlediğinden başka bir numarayla ayarlandı.',
  ],
  resetDone: [
    'Bir kişinin ikinci adımı sıfırlandı',
    'Başka bir yönetici bir kişinin tüm oturum açma yöntemlerini ve kurtarma kodlarını kaldırdı. Yenilerini ayarlamak için bu kişiye tek kullanımlık bir kod gerekir.',
  ],
  loosened: [
    'Bir güvenlik kuralı gevşetildi',
    'Başka bir yönetici kuralları değiştirdi. Artık oturum açarken daha azı isteniyor.',
  ],
  presetRefused: [
    'Belirlediğiniz numara değiştirildi',
    'Bir kişi sizin belirlediğinizden başka bir telefon numarası ve o numaraya gönderilen kodu girdi.',
  ],
  when: 'Zaman',
  method: 'Yöntem',
  browser: 'Tarayıcı',
  address: 'Ağ adresi',
  codesLeft: 'Kalan kurtarma kodları',
  person: 'Kişi',
  administrator: 'Yönetici',
  kinds: { totp: 'Kimlik doğrulama uygulaması', phone: '{digits} ile biten telefon' },
  fewCodes: 'Az sayıda kurtarma kodu kaldı. Güvenlik ayarlarınızda yenilerini oluşturun.',
  noCodes: 'Hiç kurtarma kodu kalmadı. Güvenlik ayarlarınızda yenilerini oluşturun.',
  mine: 'Bunu yapan sizseniz bir şey yapmanız gerekmez.',
  notMine:
    'Bunu yapan siz değilseniz parolanızı hemen değiştirin ve oturum açma yöntemlerinizi gözden geçirin.',
  knowsPassword: 'Bunu yapan siz değilseniz parolanızı bilen biri var. Hemen değiştirin.',
  agreed: 'Bundan haberiniz varsa yapmanız gereken bir şey yok.',
  notAgreed: 'Bundan haberiniz yoksa hemen yöneticinize bildirin.',
  lookIntoIt: 'Bundan haberiniz yoksa hemen denetim kaydına bakın.',
  link: 'Güvenlik ayarları',
  closing: 'Bu ileti otomatik olarak gönderildi. E-postayla asla kod veya parola istemeyiz.',
  numberGone: (service) =>
    `${service}: bu numara artık oturum açmak için kullanılmıyor. Siz değil misiniz? Oturum açıp hesabınıza bakın.`,
};
