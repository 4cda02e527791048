using System.Globalization;
using Suffice.Ledger.Crash;

Dictionary<string, string> options = [];
for (int index = 1; index + 1 < args.Length; index += 2)
{
    options[args[index].TrimStart('-')] = args[index + 1];
}

int Number(string name, int otherwise) =>
    options.TryGetValue(name, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

Recording recording = new(
    options.GetValueOrDefault("path", string.Empty),
    Number("rate", 2000),
    Number("recorders", 64),
    TimeSpan.FromMilliseconds(Number("window", 50)),
    options.GetValueOrDefault("strict", "false") == "true");

switch (args.FirstOrDefault())
{
    case "kill":
        return await KillRuns.RunAsync(recording, Number("runs", 20), new Random(Number("seed", 1)));
    case "rate":
        return await RateRun.RunAsync(recording, TimeSpan.FromSeconds(Number("seconds", 10)));
    case "record":
        return await Recorder.RunAsync(recording);
    default:
        await Console.Error.WriteLineAsync("""
            Measures what the ledger promises.
              kill [--runs 20] [--rate 2000] [--strict true] [--window 50] [--recorders 64] [--seed 1]
                 records at a rate in a process of its own, kills it (SIGKILL) at a random moment, counts what is missing
              rate [--seconds 10] [--strict true] [--recorders 64]
                 records as fast as the disk takes it: requests per second, bytes per request, longest wait
            """);
        return 2;
}
