"""Who and when: units, congresses, bodies, memberships, rights, decisions; and the site itself."""
