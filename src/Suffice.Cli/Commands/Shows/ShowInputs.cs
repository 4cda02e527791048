using System.CommandLine;
using Suffice.Agents.Keeping;
using Suffice.Audit.Keeping;
using Suffice.Cli.Inputs;
using Suffice.Dashboard.Evals;
using Suffice.Dashboard.Floors;
using Suffice.Dashboard.Times;
using Suffice.Evaluation.Offline;
using Suffice.Ledger.Reading;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Shows;

/// <summary>What a page is read of, from the command line: the policy, and what lies beside it.</summary>
internal sealed class ShowInputs : IDisposable
{
    private readonly string policyPath;

    /// <summary>Loads the policy.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="policyPath">The policy's file.</param>
    /// <param name="period">The days that were asked for.</param>
    /// <exception cref="CommandException">The policy is not there or not valid.</exception>
    public ShowInputs(ParseResult parsed, string policyPath, Period period)
    {
        this.policyPath = policyPath;
        Parsed = parsed;
        Period = period;
        Loaded = Inputs.Policies.Load(policyPath);
        Policies = new FixedPolicy(Loaded.Policy!);
        Work = AgentsFile.Beside(Policy.Ledger.Path, Time);
    }

    /// <summary>What was typed.</summary>
    public ParseResult Parsed { get; }

    /// <summary>The days that were asked for.</summary>
    public Period Period { get; }

    /// <summary>The policy with the origins of its values.</summary>
    public PolicyLoadResult Loaded { get; }

    /// <summary>The policy.</summary>
    public SufficePolicy Policy => Loaded.Policy!;

    /// <summary>The policy, as what reads pages takes it.</summary>
    public IPolicySource Policies { get; }

    /// <summary>What workers and people said.</summary>
    public AgentsFile Work { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = TimeProvider.System;

    /// <summary>How tasks stand to their floors.</summary>
    public FloorReading Floors => new(policyPath);

    /// <summary>The runs of suffice eval.</summary>
    public KeptRuns Runs => KeptRuns.Beside(policyPath);

    /// <summary>The reports of suffice audit that were kept.</summary>
    public KeptAudits Audits => KeptAudits.Beside(policyPath);

    /// <summary>True when a table is asked for as CSV, which is of all of it.</summary>
    public bool IsForCsv => Parsed.GetValue<string?>("--csv") is not null;

    /// <summary>The ledger.</summary>
    /// <exception cref="CommandException">It is not there.</exception>
    public LedgerReader Ledger => new(InputFile.RequireLedger(Policy.Ledger.Path));

    /// <inheritdoc/>
    public void Dispose() => Work.Dispose();
}
