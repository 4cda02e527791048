using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Suffice.Agents.Keeping;
using Suffice.Agents.Prompting;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;
using Suffice.Files;
using Suffice.Ledger.Tables;

namespace Suffice.Agents.Queue;

/// <summary>Writes what people corrected to the task's eval items, each once: what went wrong is asked again before a change is believed.</summary>
/// <param name="file">The file that holds the queue.</param>
/// <param name="standard">What the worker goes by.</param>
internal sealed class CorrectedItems(AgentsFile file, WorkerStandard standard)
{
    private readonly VerdictStore verdicts = new(file);

    /// <summary>The file of eval items.</summary>
    public string Path => System.IO.Path.Combine(standard.Settings.Folder, "evals", "corrected.jsonl");

    /// <summary>Writes what is not written yet; a process that was killed before is made up for.</summary>
    /// <returns>The file, when something was written.</returns>
    /// <exception cref="IOException">The file cannot be written; what is owed stays owed.</exception>
    public string? WriteOwed()
    {
        if (file.Read(QueueTables.Tables, open => open.Number("SELECT count(*) FROM queue_items WHERE task = $task AND owes_eval = 1", ("$task", standard.Task))) == 0)
        {
            return null;
        }

        // Other processes wait for this writing, so two never read the file and write over each other's lines.
        return file.Write(QueueTables.Tables, open =>
        {
            List<QueueItem> owed = QueueTables.Items(open, "task = $task AND owes_eval = 1 ORDER BY id", ("$task", standard.Task));
            Dictionary<string, string> lines = owed.Select(item => verdicts.Find(item.Verdict)).OfType<KeptVerdict>()
                .ToDictionary(kept => kept.Id, kept => LineOf(kept, owed.First(item => item.Verdict == kept.Id)), StringComparer.Ordinal);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            WholeFile.Replace(Path, Encoding.UTF8.GetBytes(string.Concat(Merged(lines).Select(line => line + '\n'))));
            open.Run("UPDATE queue_items SET owes_eval = 0 WHERE task = $task", ("$task", standard.Task));

            return Path;
        });
    }

    // A line of the same item is replaced where it stands, whatever else the file holds stays as it is.
    private List<string> Merged(Dictionary<string, string> lines)
    {
        List<string> merged = [];
        foreach (string line in File.Exists(Path) ? File.ReadAllLines(Path) : [])
        {
            merged.Add(IdOf(line) is { } id && lines.Remove(id, out string? anew) ? anew : line);
        }

        return [.. merged, .. lines.Values];
    }

    private static string? IdOf(string line)
    {
        try
        {
            return JsonNode.Parse(line) is JsonObject item && item["id"] is JsonValue id ? id.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string LineOf(KeptVerdict kept, QueueItem item)
    {
        Verdict right = item.IsCorrected && kept.Human is { } human ? human : kept.Machine;
        JsonObject reference = [];
        if (standard.Rates)
        {
            reference["decision"] = EnumWord.Of(right.Decision);
            reference["ratings"] = new JsonObject(right.Criteria.Select(rating => KeyValuePair.Create(rating.Criterion, (JsonNode?)rating.Rating)));
        }

        JsonObject fields = [];
        foreach ((string field, string label) in HumanVerdict.LabelsIn(standard, right))
        {
            fields[field] = HumanVerdict.LabelsOf(standard)[field] is ["true", "false"] ? label == "true" : label;
        }

        if (fields.Count > 0)
        {
            reference["fields"] = fields;
        }

        return new JsonObject
        {
            ["id"] = kept.Id,
            ["ticket"] = JsonSerializer.SerializeToNode(kept.Ticket, MachineJson.Options),
            ["input"] = TicketText.Of(kept.Ticket, standard.Settings),
            ["reference"] = reference,
            ["tags"] = new JsonObject { ["from"] = "review" },
        }.ToJsonString(MachineJson.Options);
    }
}
