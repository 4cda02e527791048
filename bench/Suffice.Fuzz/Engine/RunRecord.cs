using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Suffice.Fuzz.Engine;

/// <summary>What a run leaves in its folder: a log, the totals (by which a run that died is taken up), and every find.</summary>
internal sealed class RunRecord
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly string folder;
    private readonly RunningTime time;
    private readonly Dictionary<string, TargetTotal> totals;

    /// <param name="folder">The folder.</param>
    /// <param name="time">Stamps the log.</param>
    public RunRecord(string folder, RunningTime time)
    {
        this.folder = folder;
        this.time = time;
        Directory.CreateDirectory(Path.Combine(folder, "finds"));
        totals = File.Exists(TotalsPath) ? JsonSerializer.Deserialize<Dictionary<string, TargetTotal>>(File.ReadAllText(TotalsPath))! : [];
    }

    /// <summary>The totals by target.</summary>
    public IReadOnlyDictionary<string, TargetTotal> Totals => totals;

    private string TotalsPath => Path.Combine(folder, "totals.json");

    /// <summary>Where the input that a target is trying is noted.</summary>
    public string CurrentOf(string target) => Path.Combine(folder, $"current-{target}.bin");

    /// <summary>The total of a target so far.</summary>
    public TargetTotal Of(string target) => totals.GetValueOrDefault(target) ?? new TargetTotal();

    /// <summary>Sets the total of a target, on disk too.</summary>
    public void Set(string target, TargetTotal total)
    {
        totals[target] = total;
        File.WriteAllText($"{TotalsPath}.new", JsonSerializer.Serialize(totals, Indented));
        File.Move($"{TotalsPath}.new", TotalsPath, overwrite: true);
    }

    /// <summary>Keeps a find.</summary>
    public void Add(string target, Find find, byte[] input)
    {
        string path = Path.Combine(folder, "finds", $"{target}-{Corpus.NameOf(Encoding.UTF8.GetBytes(find.Signature))}");
        bool isNew = !File.Exists($"{path}.txt");
        File.WriteAllBytes($"{path}.input", input);
        File.WriteAllText($"{path}.txt", $"{find.Signature}\n{find.Report}\n");
        TargetTotal total = Of(target);
        Set(target, total with { Finds = total.Finds + (isNew ? 1 : 0) });
        Log($"FIND {target}: {find.Signature} ({input.Length} bytes, {path}.input)");
    }

    /// <summary>Writes a line to the log and the terminal.</summary>
    public void Log(string line)
    {
        string stamped = string.Create(CultureInfo.InvariantCulture, $"{time.Elapsed:hh\\:mm\\:ss} {line}");
        Console.WriteLine(stamped);
        File.AppendAllText(Path.Combine(folder, "log.txt"), stamped + "\n");
    }
}
