import { useEffect, useRef, useState } from 'react';

interface FilmProps {
  readonly url: string;
  readonly pictureUrl: string | undefined;
  readonly alt: string;
  readonly moving: boolean;
}

/** A silent film that plays round and round; its picture until it comes, and where it cannot be played. */
export function Film({ url, pictureUrl, alt, moving }: FilmProps) {
  const film = useRef<HTMLVideoElement>(null);
  const [isFaulty, setFaulty] = useState(false);
  useEffect(() => {
    // A play that a pause overtakes is refused, which is as it should be; faults come as events.
    if (moving) void film.current?.play().catch(() => undefined);
    else film.current?.pause();
  }, [moving]);
  if (isFaulty) return pictureUrl === undefined ? null : <img src={pictureUrl} alt={alt} />;
  return (
    <>
      <span className="spoken" role="img" aria-label={alt} />
      <video ref={film} src={url} {...(pictureUrl === undefined ? {} : { poster: pictureUrl })} muted loop playsInline disablePictureInPicture aria-hidden="true" onError={() => setFaulty(true)} />
    </>
  );
}
