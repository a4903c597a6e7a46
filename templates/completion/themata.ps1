# PowerShell completion of themata. Load it with:  themata completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName themata -ScriptBlock {
  param($word, $ast, $cursor)
  $words = @($ast.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.StartOffset -lt $cursor } |
    ForEach-Object { if ($_.PSObject.Properties['Value']) { [string]$_.Value } else { $_.Extent.Text } })
  if ($word -eq '') { $words += '' }
  $found = @(themata complete -- @words 2>$null)
  if ($found.Count -gt 0 -and $found[0] -eq ':files') { return }
  $found | Where-Object { $_ } | ForEach-Object {
    $value, $about = $_ -split "`t", 2
    $text = if ($value -match "[\s'`"``;&|()<>]") { "'" + $value.Replace("'", "''") + "'" } else { $value }
    [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $(if ($about) { $about } else { $value }))
  }
}
