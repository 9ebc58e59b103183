import { Link } from '@tanstack/react-router';
import classes from './header.module.css';

export function Wordmark({ name }: { name: string }) {
  return (
    <Link to="/" className={classes.wordmark}>
      <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="#0b5563" />
        <path
          d="M8 16h11M14 9l7 7-7 7M25 8v16"
          fill="none"
          stroke="#fff"
          strokeWidth="3.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span className={classes.wordmarkText}>{name}</span>
    </Link>
  );
}
