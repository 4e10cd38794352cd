/** A short article of our own, as plain text. */
export const ARTICLE = `Menteri Perhubungan Budi Karya Sumadi meresmikan Pelabuhan Patimban di Subang, Jawa Barat, Rabu (12/6/2019).

“Pelabuhan ini akan mengurangi kepadatan di Tanjung Priok,” kata Budi Karya.

PT Pelabuhan Indonesia II juga menandatangani kerja sama dengan Pemerintah Kabupaten Subang. Perusahaan itu akan membangun jalan sepanjang 8 kilometer pada 2020.`;
