#compdef themata
# zsh completion of themata. Load it with:  source <(themata completion zsh)
_themata() {
  local line value
  local -a values shown words_so_far
  words_so_far=("${(@Q)words[2,CURRENT]}")
  while IFS= read -r line; do
    if [[ $line == ":files" ]]; then
      _files
      return
    fi
    [[ -z $line ]] && continue
    value=${line%%$'\t'*}
    values+=("$value")
    if [[ $line == *$'\t'* ]]; then shown+=("$value  -- ${line#*$'\t'}"); else shown+=("$value"); fi
  done < <(themata complete -- "${words_so_far[@]}" 2>/dev/null)
  (( ${#values} )) && compadd -l -M 'm:{a-z}={A-Z}' -d shown -a values
}
compdef _themata themata
