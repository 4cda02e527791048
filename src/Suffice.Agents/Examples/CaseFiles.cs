using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Agents.Tickets;
using Suffice.Evaluation.Items;
using Suffice.Files;

namespace Suffice.Agents.Examples;

/// <summary>Reads a worker's cases: every line of <c>evals/*.jsonl</c> in its folder.</summary>
public static class CaseFiles
{
    /// <summary>The folder in a task's folder.</summary>
    public const string Folder = "evals";

    /// <summary>Reads them.</summary>
    /// <param name="taskFolder">The worker's folder.</param>
    /// <returns>The cases, in the order of files and lines, and what is wrong with lines that are left out.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static (ImmutableArray<WorkerCase> Cases, ImmutableArray<string> Problems) Read(string taskFolder)
    {
        ArgumentNullException.ThrowIfNull(taskFolder);
        string folder = Path.Combine(taskFolder, Folder);
        Dictionary<string, WorkerCase> cases = new(StringComparer.Ordinal);
        ImmutableArray<string>.Builder problems = ImmutableArray.CreateBuilder<string>();
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal)] : [];
        foreach (string file in files)
        {
            int number = 0;
            foreach (string line in File.ReadLines(file))
            {
                string place = $"{Folder}/{Path.GetFileName(file)}:{++number}";
                (WorkerCase? one, string? wrong) = line.Trim().Length == 0 ? (null, null) : ReadLine(line, place);
                wrong ??= one is not null && !cases.TryAdd(one.Id, one) ? $"the id \"{one.Id}\" stands on {cases[one.Id].Place} too" : null;
                if (wrong is not null)
                {
                    problems.Add($"{place}: {wrong}");
                }
            }
        }

        return ([.. cases.Values], problems.ToImmutable());
    }

    private static (WorkerCase? Case, string? Wrong) ReadLine(string line, string place)
    {
        try
        {
            JsonElement row = JsonSerializer.Deserialize<JsonElement>(line);
            if (row.ValueKind != JsonValueKind.Object || Text(row, "id") is not { Length: > 0 } id)
            {
                return (null, "it has no \"id\"; a case is {\"id\", \"ticket\" or \"input\", \"reference\", \"tags\"}");
            }

            Ticket? ticket = TicketOf(row, id, place);
            JsonElement? reference = row.TryGetProperty("reference", out JsonElement stated) && stated.ValueKind != JsonValueKind.Null ? stated : null;
            string? wrong = ticket is null ? "it has neither a \"ticket\" (an object) nor an \"input\" (a text)"
                : reference is { } said && CaseReference.WhyNot(said) is { } why ? $"its reference: {why}"
                : null;

            return wrong is not null ? (null, wrong) : (new WorkerCase(id, ticket!, reference is { } known ? new CaseReference(known) : null)
            {
                IsChecked = !row.TryGetProperty("checked", out JsonElement isChecked) || isChecked.ValueKind != JsonValueKind.False,
                Tags = TagsOf(row),
                Place = place,
            }, null);
        }
        catch (JsonException broken)
        {
            return (null, $"it is no JSON object of a case ({broken.Message.Split('.')[0]})");
        }
    }

    private static Ticket? TicketOf(JsonElement row, string id, string place)
    {
        if (row.TryGetProperty("ticket", out JsonElement whole) && whole.ValueKind == JsonValueKind.Object)
        {
            return whole.Deserialize<Ticket>(MachineJson.Options)! with { Place = place };
        }

        return Text(row, "input") is { Length: > 0 } text
            ? new Ticket { Id = Text(row, "ticket") ?? id, Messages = [new TicketMessage(string.Empty, text)], Place = place }
            : null;
    }

    private static ImmutableArray<EvalTag> TagsOf(JsonElement row) => !row.TryGetProperty("tags", out JsonElement tags) ? []
        : tags.ValueKind == JsonValueKind.Object ? [.. tags.EnumerateObject().Select(tag => new EvalTag(tag.Name, tag.Value.ToString()))]
        : tags.ValueKind == JsonValueKind.Array ? [.. tags.EnumerateArray().Select(tag => new EvalTag("tag", tag.ToString()))]
        : [];

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
