namespace Suffice.Billing.Plans.Pricing;

/// <summary>What a call costs on average, and what of it is overhead: every escalated call pays the cheap attempts too.</summary>
internal readonly record struct CallCost
{
    /// <summary>What is known of it, in USD.</summary>
    public decimal Known { get; private init; }

    /// <summary>True where no price is missing.</summary>
    public bool IsKnown { get; private init; }

    /// <summary>Cheap attempts that were not served.</summary>
    public decimal Rejected { get; private init; }

    /// <summary>Models that the gate asked.</summary>
    public decimal Checks { get; private init; }

    /// <summary>The judge.</summary>
    public decimal Judges { get; private init; }

    /// <summary>Attempts paid once more.</summary>
    public decimal Retries { get; private init; }

    /// <summary>All of it, in USD; <see langword="null"/> where a price is missing.</summary>
    public decimal? Usd => IsKnown ? Known : null;

    /// <summary>Reckons it.</summary>
    /// <param name="cheap">The prices of the first rung, of what the gate asks and of the judge.</param>
    /// <param name="large">The prices of the last rung, where there are several.</param>
    /// <param name="rates">How often what may happen does.</param>
    public static CallCost Of(CallEnd cheap, CallEnd large, CallRates rates)
    {
        Sum attempts = default;
        Sum rejected = default;
        Sum checks = default;
        Sum judges = default;
        decimal reached = 1;
        int last = cheap.Rungs.Length - 1;
        for (int rung = 0; rung <= last; rung++)
        {
            decimal? price = rung == last && last > 0 ? large.Rungs[rung] : cheap.Rungs[rung];
            attempts.Add(reached, price);
            if (rung == last)
            {
                break;
            }

            for (int asked = 0; asked < cheap.Asked.Length; asked++)
            {
                checks.Add(reached * rates.Asked[asked], cheap.Asked[asked]);
            }

            reached *= rates.Escalation[rung];
            rejected.Add(reached, price);
        }

        judges.Add(rates.Judged, cheap.Judge);
        decimal retries = attempts.Known * rates.Retries;
        return new CallCost
        {
            Known = attempts.Known + retries + checks.Known + judges.Known,
            IsKnown = !attempts.Lacks && !checks.Lacks && !judges.Lacks,
            Rejected = rejected.Known,
            Checks = checks.Known,
            Judges = judges.Known,
            Retries = retries,
        };
    }

    private struct Sum
    {
        public decimal Known { get; private set; }

        public bool Lacks { get; private set; }

        /// <summary>What never happens needs no price.</summary>
        public void Add(decimal often, decimal? usd)
        {
            if (often > 0)
            {
                Known += often * usd.GetValueOrDefault();
                Lacks |= usd is null;
            }
        }
    }
}
