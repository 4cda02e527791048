using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Evaluation.Sets.Promptfoo;
using Suffice.Yaml;
using Suffice.Yaml.Binding;

namespace Suffice.Evaluation.Sets.Formats;

/// <summary>promptfoo's own file (YAML, or JSON with <c>tests</c>): prompts, tests, <c>defaultTest</c>; its providers are not called.</summary>
internal sealed class PromptfooFormat : IEvalFormat
{
    private static readonly string[] Known =
        ["prompts", "tests", "defaultTest", "assertionTemplates", "description", "providers", "targets", "tags", "outputPath", "evaluateOptions", "commandLineOptions", "sharing", "env", "$schema"];

    public string Name => "promptfoo";

    public bool Fits(EvalSource source) =>
        source.Extension is ".yaml" or ".yml"
        || (source.Extension == ".json" && source.FirstRow is null or { ValueKind: JsonValueKind.Object } && source.Text.AsSpan().TrimStart().StartsWith("{") && source.Text.Contains("\"tests\"", StringComparison.Ordinal));

    public Task ReadAsync(EvalSource source, SetBuilder into, CancellationToken cancellationToken)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(source.Path))!;
        YamlNode root = PromptfooFiles.ReadYaml(source.Path);
        if (root is YamlList bare)
        {
            PromptfooFiles files = new(folder);
            AddTests(bare, source.Path, files, new PromptfooItems(CsvFormat.PromptsOf(into.Options), PromptfooTest.None, into), into);
            return Task.CompletedTask;
        }

        if (root is not YamlMap config || Entry(config, "tests") is not { } tests)
        {
            throw new EvalSetException($"{source.Path}: there is no 'tests' in it; a promptfoo file with prompts and tests is wanted");
        }

        Read(source.Path, folder, config, tests, into);
        return Task.CompletedTask;
    }

    private static void Read(string path, string folder, YamlMap config, YamlNode tests, SetBuilder into)
    {
        PromptfooFiles files = new(folder, Entry(config, "assertionTemplates") is { } shared ? JsonOfYaml.Convert(shared) : null);
        foreach (YamlEntry entry in config.Entries)
        {
            if (entry.Key is "providers" or "targets")
            {
                into.Note($"'{entry.Key}' of the file are not called: --models says who answers");
            }
            else if (!Known.Contains(entry.Key))
            {
                into.Problem(path, entry.Place.Line, $"'{entry.Key}' is not read");
            }
        }

        ImmutableArray<EvalPrompt> prompts = into.Options.PromptFile is null && Entry(config, "prompts") is { } written
            ? Prompts(written, path, files)
            : CsvFormat.PromptsOf(into.Options);
        AddTests(tests, path, files, new PromptfooItems(prompts, All(config, path, files, into), into), into);
    }

    private static PromptfooTest All(YamlMap config, string path, PromptfooFiles files, SetBuilder into)
    {
        if (Entry(config, "defaultTest") is not { } node)
        {
            return PromptfooTest.None;
        }

        try
        {
            return PromptfooTest.Read(files.Resolve(JsonOfYaml.Convert(node)), files, into);
        }
        catch (InvalidDataException e)
        {
            // What holds for every test cannot be left out of one alone.
            throw new EvalSetException($"{path}:{node.Place.Line}: defaultTest: {e.Message}", e);
        }
    }

    private static ImmutableArray<EvalPrompt> Prompts(YamlNode node, string path, PromptfooFiles files)
    {
        ImmutableArray<EvalPrompt>.Builder prompts = ImmutableArray.CreateBuilder<EvalPrompt>();
        foreach (YamlNode one in node is YamlList list ? list.Items : [node])
        {
            JsonElement json = JsonOfYaml.Convert(one);
            string text = json.ValueKind == JsonValueKind.String ? json.GetString()!
                : json.ValueKind == JsonValueKind.Object && (json.TryGetProperty("raw", out JsonElement raw) || json.TryGetProperty("id", out raw)) && raw.ValueKind == JsonValueKind.String ? raw.GetString()!
                : throw new EvalSetException($"{path}:{one.Place.Line}: a prompt is {one.Noun}; a text or file://... is wanted");
            foreach (string found in files.PathOf(text) is null ? [] : files.Matching(text))
            {
                prompts.Add(EvalPrompt.Read(found));
            }

            if (files.PathOf(text) is null)
            {
                prompts.Add(new EvalPrompt($"prompt-{prompts.Count + 1}", text));
            }
        }

        return prompts.DrainToImmutable();
    }

    private static void AddTests(YamlNode node, string file, PromptfooFiles files, PromptfooItems items, SetBuilder into)
    {
        foreach (YamlNode one in node is YamlList list ? list.Items : [node])
        {
            if (one is YamlScalar { Text: var reference })
            {
                foreach (string path in files.Matching(reference))
                {
                    AddFile(path, one.Place.Line, file, files, items, into);
                }

                continue;
            }

            RowReading.One(file, one.Place.Line, into, () => items.Add(PromptfooTest.Read(JsonOfYaml.Convert(one), files, into), file, one.Place.Line));
        }
    }

    private static void AddFile(string path, long line, string saidIn, PromptfooFiles files, PromptfooItems items, SetBuilder into)
    {
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (!File.Exists(path) || extension is not (".csv" or ".tsv" or ".yaml" or ".yml" or ".json" or ".jsonl"))
        {
            into.Problem(saidIn, line, File.Exists(path) ? $"{path}: tests are read from CSV, YAML, JSON and JSON Lines" : $"{path}: no such file");
        }
        else if (extension is ".csv" or ".tsv")
        {
            CsvFormat.ReadTests(new EvalSource(path), items, into);
        }
        else if (extension is ".yaml" or ".yml")
        {
            AddTests(PromptfooFiles.ReadYaml(path), path, files, items, into);
        }
        else
        {
            RowReading.Each(new EvalSource(path), into, row => items.Add(PromptfooTest.Read(row.Json, files, into), path, row.Line));
        }
    }

    private static YamlNode? Entry(YamlMap map, string key) =>
        map.Entries.Where(entry => entry.Key == key).Select(entry => entry.Value).FirstOrDefault();
}
