"""Heads of people nouns, in both languages, whose kind of person only the rest of the telling can say."""

# Partners of somebody named beside them: "killing one officer and wounding his partner".
COMPANIONS = {
    "colega", "colegas", "colleague", "colleagues", "companera", "companero", "companeros", "companion", "companions",
    "comrade", "comrades", "mate", "mates", "partner", "partners",
}
# Said of members of any group; with Sendero in the telling, those captured are its own.
ANY_MEMBER = {
    "another", "dos", "hombre", "integrante", "integrantes", "man", "member", "members", "miembros", "mujer", "one",
    "other", "otro", "people", "persona", "personas", "tres", "uno", "woman",
}
# Traffickers by their noun, though the forces may fly and sail as well.
CREW = {
    "crew", "crewmember", "crewmembers", "co", "copiloto", "copilot", "crewman", "crewmen", "member", "members", "occupant", "occupants", "ocupante",
    "ocupantes", "pilot", "piloto", "pilotos", "pilots", "tripulante", "tripulantes",
}
# Traffickers by their noun, though most who are killed or hurt are anybody's.
HELPERS = {
    "guard", "guards", "escolta", "escoltas", "patron", "lugarteniente", "boatman", "lanchero", "motorista", "acompanante", "ayudante", "ayudantes", "helper", "helpers", "assistant", "assistants", "skipper", "deckhand", "chauffeur", "choferes", "conductores", "drivers", "boatmen", "lancheros", "motoristas", "bodyguard", "bodyguards", "chofer", "cobrador", "conductor", "conviviente", "driver",
    "guardaespaldas", "pareja", "peruano", "pilot", "piloto", "propietario", "propietaria", "dueno", "duena", "cook", "owner", "tripulante",
}
FLYING = {"pilot", "piloto", "tripulante"}  # of the helpers
# How traffickers are called who may be gunmen; what the heads begin with.
GUNMEN = ("alleged", "delincuente", "gunm", "presunt", "sicario", "smuggler", "sujeto", "suspect")
ARMED = ("gunman", "gunmen")  # of no side by their noun: dead or hurt in a fight with the forces they are the armed one
RAIDERS = ("raider", "raiders")  # those who attack, or the forces that raid a camp: the dead of them are the armed ones
UNITS = frozenset(("unit", "patrol", "squad", "detachment", "contingent", "unidad", "patrulla", "destacamento", "contingente"))  # bodies of the forces
SHARED_RANKS = ("oficial", "suboficial", "tecnico")  # ranks of the Army as of the police
CROWD = frozenset((
    "farmers", "growers", "grower", "demonstrators", "protesters", "villagers", "residents", "cocaleros", "campesinos", "comuneros", "manifestantes", "pobladores", "agricultores",
))  # whom the forces arrest where both sides are hurt
RANKS = {
    "commander",
    "non", "noncommissioned", "noncom", "noncoms", "capitan", "captain", "colonel", "coronel", "lieutenant", "major", "mayor", "sergeant", "subteniente", "teniente", "comandante",
}  # said alone they are taken for the Army's
WEAPONRY = {"arma", "armamento", "armament", "armas", "arms", "weapon", "weaponry", "weapons"}  # of no kind of arm
HUMANS = {"hombres", "men", "people", "personas", "persons"}
# Say of somebody named before no more than that: "el joven", "the man".
SOMEBODY = {"hombre", "joven", "man", "mujer", "muchacho", "soldado", "soldier", "uniformado", "victim", "victima", "woman", "youth"}
