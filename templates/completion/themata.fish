# fish completion of themata. Load it with:  themata completion fish | source
function __themata_complete
  set -l words (commandline -opc)[2..]
  set -l current (commandline -ct | string unescape)
  set -l found (themata complete -- $words "$current" 2>/dev/null)
  if test "$found[1]" = ":files"
    __fish_complete_path "$current"
  else
    printf '%s\n' $found
  end
end
complete -c themata -f -a '(__themata_complete)'
