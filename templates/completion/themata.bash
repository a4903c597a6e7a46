# bash completion of themata. Load it with:  source <(themata completion bash)
_themata() {
  local out line
  COMPREPLY=()
  out=$(themata complete --line "${COMP_LINE:0:COMP_POINT}" 2>/dev/null) || return 0
  if [[ $out == ":files" ]]; then
    compopt -o default 2>/dev/null
    return 0
  fi
  while IFS= read -r line; do
    [[ -n $line ]] && COMPREPLY+=("$line")
  done <<<"$out"
}
complete -F _themata themata
