using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Agents.Keeping;
using Suffice.Agents.Prompting;
using Suffice.Agents.Tickets;
using Suffice.Agents.Working;
using Suffice.Hosting;
using Suffice.Learning.Ladders;
using Suffice.Policy;
using Suffice.Policy.Reloading;

namespace Suffice.EndToEnd.Samples.Desk;

/// <summary>Runs a worker of the service desk with the engine that serves live calls, but with simulated models.</summary>
internal sealed class DeskRunner : IAsyncDisposable
{
    private readonly TestFolder folder;
    private readonly PolicyHost policies;
    private readonly EngineHost host;
    private readonly AgentsFile file;
    private readonly DeskModels models;

    /// <summary>Makes it.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="cases">The cases of its tickets.</param>
    public DeskRunner(SampleFolder sample, string worker, ImmutableArray<DeskCase> cases)
    {
        folder = sample.Copy();
        models = new DeskModels(cases.ToImmutableDictionary(one => one.Id));

        // What is being made need not be there yet, and a replay without a recording is a mistake of the policy.
        folder.Write("recordings/none.jsonl", "{\"id\":\"none\",\"prompt\":\"none\",\"outputs\":{}}\n");
        PolicyLoader loader = PolicyLoader.BuiltIn(TimeProvider.System, new EstimatorReader());
        PolicyLoadResult loaded = loader.Load(folder.PathOf("suffice.yaml"));
        loaded.Errors.ShouldBeEmpty();
        policies = new PolicyHost(loader, folder.PathOf("suffice.yaml"), loaded, new PolicyHostOptions(), TimeProvider.System, NullLogger<PolicyHost>.Instance);
        host = new EngineHost(new EngineSetup { Policies = policies, Time = TimeProvider.System, Loggers = NullLoggerFactory.Instance, BeforeClients = _ => models });
        file = new AgentsFile(folder.PathOf(AgentsFile.FileName), TimeProvider.System);
        Standard = WorkerStandard.Read(policies.Current.FindTask(worker).ShouldNotBeNull());
        Standard.Problems.ShouldBeEmpty();
    }

    /// <summary>What the worker goes by.</summary>
    public WorkerStandard Standard { get; }

    /// <summary>The models of its ladder.</summary>
    public IEnumerable<string> Ladder => policies.Current.FindTask(Standard.Task)!.Ladder.Select(model => model.Name);

    /// <summary>Judges tickets up the ladder, and on each rung alone as a comparison does.</summary>
    /// <param name="tickets">The tickets.</param>
    /// <returns>What models were asked.</returns>
    public async Task<IReadOnlyCollection<DeskAsk>> RunAsync(IReadOnlyList<Ticket> tickets)
    {
        WorkRunner runner = new(host.Engine, file, TimeProvider.System);
        WorkOrder order = new(Standard, tickets);
        foreach (WorkOrder one in (WorkOrder[])[order, .. Ladder.Select(rung => order.On(policies.Current, rung))])
        {
            WorkReport report = await runner.RunAsync(one, _ => { }, CancellationToken.None);
            report.Failed.ShouldBeEmpty();
        }

        return models.Asked;
    }

    public async ValueTask DisposeAsync()
    {
        file.Dispose();
        await host.DisposeAsync();
        policies.Dispose();
        folder.Dispose();
    }
}
