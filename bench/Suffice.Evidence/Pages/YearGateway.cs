using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Suffice.Agents.Contexts;
using Suffice.Agents.Keeping;
using Suffice.Agents.Prompting;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;
using Suffice.Evaluation.Runs;
using Suffice.Gateway.Hosting;
using Suffice.Policy;

namespace Suffice.Evidence.Pages;

/// <summary>The gateway over the year's ledger, with a policy of its tasks, models and pipelines, on loopback.</summary>
internal sealed class YearGateway : IAsyncDisposable
{
    private readonly string place;
    private readonly WebApplication served;

    private YearGateway(string place, WebApplication served, string run) => (this.place, this.served, Run) = (place, served, run);

    /// <summary>Its latest eval run.</summary>
    public string Run { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(served.Urls.First());

    /// <summary>Starts it.</summary>
    /// <param name="ledger">The ledger; a year of a worker's verdicts is written beside it where there is none yet.</param>
    /// <param name="seed">Seeds what is written.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The gateway.</returns>
    public static async Task<YearGateway> StartAsync(string ledger, int seed, CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("suffice-pages-").FullName;
        string policy = Path.Combine(folder, "suffice.yaml");
        await File.WriteAllTextAsync(policy, Policy(Path.GetFullPath(ledger)), cancellationToken).ConfigureAwait(false);
        Directory.CreateDirectory(Path.Combine(folder, "pipelines"));
        foreach (IGrouping<string, YearTask> pipeline in YearTask.All.Where(task => task.Place is not null).GroupBy(task => task.Place!.Value.Pipeline, StringComparer.Ordinal))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "pipelines", $"{pipeline.Key}.yaml"), Pipeline(pipeline), cancellationToken).ConfigureAwait(false);
        }

        string worker = Path.Combine(folder, "tasks", YearDesk.Worker);
        Directory.CreateDirectory(worker);
        await File.WriteAllTextAsync(Path.Combine(worker, "rubric.md"), YearDesk.Rubric, cancellationToken).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(worker, "task.yaml"), "why: made up for a year\nladder: [mini, large]\nworker: {}\n", cancellationToken).ConfigureAwait(false);
        await WriteSchemaAsync(worker, cancellationToken).ConfigureAwait(false);
        string run = new YearRuns(Path.Combine(folder, EvalRunStore.UsualFolder), TimeProvider.System.GetUtcNow(), seed).Write();
        WriteDesk(policy, ledger, seed);

        WebApplication application = GatewayApplication.Build(new GatewayOptions { PolicyPath = policy, Listen = new Uri("http://127.0.0.1:0"), Quiet = true });
        await application.StartAsync(cancellationToken).ConfigureAwait(false);

        return new YearGateway(folder, application, run);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await served.DisposeAsync().ConfigureAwait(false);
        Directory.Delete(place, recursive: true);
    }

    private static Task WriteSchemaAsync(string worker, CancellationToken cancellationToken) => File.WriteAllTextAsync(
        Path.Combine(worker, "output.schema.json"),
        AnswerSchema.Of(RubricReader.Read(ContextReader.Read(ContextKind.Rubric, "rubric.md", YearDesk.Rubric).File).Rubric, [], null).GetRawText(),
        cancellationToken);

    private static void WriteDesk(string policy, string ledger, int seed)
    {
        using AgentsFile file = AgentsFile.Beside(ledger, TimeProvider.System);
        TaskPolicy task = PolicyLoader.BuiltIn(TimeProvider.System).Load(policy).Policy!.FindTask(YearDesk.Worker)!;
        if (new VerdictStore(file).LastPlace == 0)
        {
            new YearDesk(file, WorkerStandard.Read(task), seed).Write();
        }
    }

    private static string Policy(string ledger) => $$"""
        version: 1
        ledger: { path: {{ledger}}, retention: 9000d }
        providers:
          vendor: { protocol: openai, base_url: http://127.0.0.1:9/v1 }
        models:
        {{string.Join('\n', YearTask.All.SelectMany(task => task.Ladder).Append("large").Distinct(StringComparer.Ordinal).Select(Model))}}
        tasks:
        {{string.Join('\n', YearTask.All.Select(task => $"  {task.Name}: {{ why: made up for a year, ladder: [{string.Join(", ", task.Ladder)}], baseline: large, gate: structural, floor: 0.9 }}"))}}

        """;

    private static string Model(string name)
    {
        (long input, long output) = YearTask.PriceOf(name);

        return string.Create(
            CultureInfo.InvariantCulture, $"  {name}: {{ provider: vendor, id: {name}-1, price: {{ input: {input / 1e6m}, output: {output / 1e6m} }} }}");
    }

    private static string Pipeline(IEnumerable<YearTask> tasks) => $$$"""
        version: 1
        why: made up for a year
        input: { topic: text }
        steps:
        {{{string.Join('\n', tasks.Select(task => $"  {task.Place!.Value.Step}: {{ task: {task.Name}, prompt: \"{{{{ input.topic }}}}\" }}"))}}}

        """;
}
