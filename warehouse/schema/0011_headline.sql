-- What a headline is, where no report is about the incident.
comment on column incidents.headline is
  'headline of the report that is about it and tells it best; where reports only recall it, its own facts as a line';
comment on column store.incident_versions.headline is
  'headline of the report that is about it and tells it best; where reports only recall it, its own facts as a line';
