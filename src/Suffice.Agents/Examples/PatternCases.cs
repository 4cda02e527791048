using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Suffice.Agents.Observing;
using Suffice.Agents.Tickets;
using Suffice.Files;

namespace Suffice.Agents.Examples;

/// <summary>Makes cases of a pattern's tickets, before a fix is tried: <c>evals/pattern-ID.jsonl</c> in the folder of the agent that must change.</summary>
public static class PatternCases
{
    private const int Most = 50;

    /// <summary>The file of a pattern's cases.</summary>
    /// <param name="taskFolder">The agent's folder.</param>
    /// <param name="pattern">The pattern's id.</param>
    /// <returns>The path.</returns>
    public static string PathOf(string taskFolder, string pattern) => Path.Combine(taskFolder, CaseFiles.Folder, $"pattern-{pattern}.jsonl");

    /// <summary>Adds a case for each ticket that is not among them yet; what is there stays as it is.</summary>
    /// <param name="taskFolder">The agent's folder.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="tickets">Its tickets, each with the person who said the same of it; <see langword="null"/> when nobody has.</param>
    /// <returns>How many were added; 50 a pattern at most are kept.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static int Add(string taskFolder, Pattern pattern, IEnumerable<(Ticket Ticket, string? CheckedBy)> tickets)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(tickets);
        string path = PathOf(taskFolder, pattern.Id);
        List<JsonObject> lines = ReadLines(path);
        HashSet<string> known = [.. lines.Select(line => line["id"]?.ToString() ?? string.Empty)];
        CaseReference? reference = CaseReference.OfComplaint(pattern.Code, pattern.Field);
        int added = 0;
        foreach ((Ticket ticket, string? by) in tickets.Where(_ => lines.Count < Most))
        {
            if (lines.Count < Most && known.Add($"{pattern.Id}-{ticket.Id}"))
            {
                lines.Add(LineOf(pattern, ticket, reference, by));
                added++;
            }
        }

        if (added > 0)
        {
            Write(path, lines);
        }

        return added;
    }

    /// <summary>Has a person stand behind what is to come of cases.</summary>
    /// <param name="taskFolder">The agent's folder.</param>
    /// <param name="pattern">The pattern's id.</param>
    /// <param name="ids">Which cases, or their tickets; empty for all.</param>
    /// <param name="by">Who.</param>
    /// <returns>How many are checked now that were not.</returns>
    /// <exception cref="ObservationException">There are no cases, or one is named that is not there or says nothing yet.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static int Accept(string taskFolder, string pattern, ImmutableArray<string> ids, string by)
    {
        string path = PathOf(taskFolder, pattern);
        List<JsonObject> lines = ReadLines(path);
        if (lines.Count == 0)
        {
            throw new ObservationException($"{pattern} has no cases; suffice chief makes them of its tickets");
        }

        foreach (string id in ids)
        {
            JsonObject line = lines.FirstOrDefault(line => IsNamed(line, pattern, id)) ?? throw new ObservationException($"there is no case \"{id}\" in {path}");
            if (line["reference"] is null)
            {
                throw new ObservationException($"nobody said what is to come of {id}: write its \"reference\" in {path}, then accept it");
            }
        }

        JsonObject[] accepted = [.. lines.Where(line => line["reference"] is not null && line["checked"] is JsonValue value && value.TryGetValue(out bool isChecked) && !isChecked
            && (ids.IsEmpty || ids.Any(id => IsNamed(line, pattern, id))))];
        foreach (JsonObject line in accepted)
        {
            line["checked"] = true;
            line["checked_by"] = by;
        }

        if (accepted.Length > 0)
        {
            Write(path, lines);
        }

        return accepted.Length;
    }

    private static bool IsNamed(JsonObject line, string pattern, string id) => line["id"]?.ToString() is { } known && (known == id || known == $"{pattern}-{id}");

    private static JsonObject LineOf(Pattern pattern, Ticket ticket, CaseReference? reference, string? by) => new()
    {
        ["id"] = $"{pattern.Id}-{ticket.Id}",
        ["ticket"] = JsonSerializer.SerializeToNode(ticket, MachineJson.Options),
        ["input"] = ticket.Text,
        ["reference"] = reference is null ? null : JsonNode.Parse(reference.Json.GetRawText()),
        ["checked"] = reference is not null && by is not null,
        ["checked_by"] = reference is null ? null : by,
        ["tags"] = new JsonObject { [WorkerCase.PatternTag] = pattern.Id, ["weakness"] = pattern.Key },
    };

    private static List<JsonObject> ReadLines(string path) => File.Exists(path)
        ? [.. File.ReadAllLines(path).Where(line => line.Trim().Length > 0).Select((line, index) => ReadLine(line, $"{path}:{index + 1}"))]
        : [];

    private static JsonObject ReadLine(string line, string place)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject ?? throw new ObservationException($"{place}: it is no JSON object");
        }
        catch (JsonException broken)
        {
            throw new ObservationException($"{place}: it is no JSON object", broken);
        }
    }

    private static void Write(string path, List<JsonObject> lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Replace(path, Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line.ToJsonString(MachineJson.Options) + "\n"))));
    }
}
