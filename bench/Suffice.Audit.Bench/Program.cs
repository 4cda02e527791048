using Suffice.Audit.Bench;

return args switch
{
    ["generate", .. string[] rest] => GenerateCommand.Run(rest),
    ["audit", string file] => await AuditCommand.RunAsync(file),
    ["scan", string file] => ScanCommand.Run(file),
    ["classifier", .. string[] rest] => ClassifierCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        usage: Suffice.Audit.Bench generate --rows N --out FILE [--seed N]
               Suffice.Audit.Bench audit FILE
               Suffice.Audit.Bench scan FILE
               Suffice.Audit.Bench classifier [--errors]
        """);
    return 2;
}
