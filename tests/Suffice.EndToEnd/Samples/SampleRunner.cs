using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Hosting;
using Suffice.Learning.Ladders;
using Suffice.Pipelines;
using Suffice.Policy;
using Suffice.Policy.Reloading;
using Suffice.Providers;
using Suffice.Running;

namespace Suffice.EndToEnd.Samples;

/// <summary>Runs a pipeline of a sample with the engine that serves live calls, but with the simulated models of one case.</summary>
internal sealed class SampleRunner : IAsyncDisposable, IModelClients
{
    private readonly SampleFolder sample;
    private readonly TestFolder folder;
    private readonly PolicyHost policies;
    private readonly EngineHost host;
    private readonly Pipeline pipeline;
    private SimulatedModels? models;

    /// <summary>Makes it.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="name">The pipeline's name.</param>
    public SampleRunner(SampleFolder sample, string name)
    {
        this.sample = sample;
        folder = sample.Copy();

        // What is being made need not be there yet, and a replay without a recording is a mistake of the policy.
        folder.Write("recordings/none.jsonl", "{\"id\":\"none\",\"prompt\":\"none\",\"outputs\":{}}\n");
        PolicyLoader loader = PolicyLoader.BuiltIn(TimeProvider.System, new EstimatorReader());
        PolicyLoadResult loaded = loader.Load(folder.PathOf("suffice.yaml"));
        loaded.Errors.ShouldBeEmpty();
        policies = new PolicyHost(loader, folder.PathOf("suffice.yaml"), loaded, new PolicyHostOptions(), TimeProvider.System, NullLogger<PolicyHost>.Instance);
        host = new EngineHost(new EngineSetup { Policies = policies, Time = TimeProvider.System, Loggers = NullLoggerFactory.Instance, BeforeClients = _ => this });
        pipeline = policies.Current.FindPipeline(name).ShouldNotBeNull();
    }

    public IModelClient For(ProviderDefinition provider) => models ?? throw new InvalidOperationException("no case is run");

    /// <summary>Runs a case.</summary>
    /// <param name="simulated">The case.</param>
    /// <returns>What its models were asked.</returns>
    public async Task<IReadOnlyCollection<SimulatedAsk>> RunAsync(SimulatedCase simulated)
    {
        models = new SimulatedModels(sample, simulated, pipeline.Steps.OfType<ModelStep>().ToImmutableDictionary(step => step.Name, step => step.Task));
        RunReport? report = null;
        await foreach (RunEvent happened in host.Pipelines.RunAsync(new RunCall(pipeline.Name) { Input = simulated.Input }, CancellationToken.None))
        {
            report = happened is RunEnded ended ? ended.Report : report;
            (happened as RunRefused)?.Refusal.Message.ShouldBeNull(simulated.Id);
        }

        report.ShouldNotBeNull();
        report.Failure.ShouldBeNull($"{simulated.Id}: {report.Failure?.Step}: {report.Failure?.Message}");

        return models.Asked;
    }

    /// <summary>Where a step stands in the pipeline.</summary>
    public int PlaceOf(string step) => pipeline.Steps.IndexOf(pipeline.Find(step)!);

    /// <summary>The task of a step.</summary>
    public string TaskOf(string step) => ((ModelStep)pipeline.Find(step)!).Task;

    /// <summary>The models of a step's ladder.</summary>
    public IEnumerable<string> LadderOf(string step) => policies.Current.FindTask(TaskOf(step))!.Ladder.Select(model => model.Name);

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        policies.Dispose();
        folder.Dispose();
    }
}
