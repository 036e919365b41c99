# evenflow. `make help` lists the targets; README.md tells the story.
SHELL := /bin/bash
.DEFAULT_GOAL := help

# The first JDK 21 or newer: JAVA_HOME, java on PATH, the usual folders. Never the one Maven would pick by itself.
JDK := $(shell \
  on_path="$$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p')"; \
  for home in "$$JAVA_HOME" "$$on_path" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
      "$$HOME"/.sdkman/candidates/java/*; do \
    [ -x "$$home/bin/javac" ] && [ -f "$$home/release" ] || continue; \
    major="$$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$$home/release")"; \
    if [ "$${major:-0}" -ge 21 ]; then echo "$$home"; break; fi; \
  done)
export JAVA_HOME := $(JDK)

MAVEN := ./mvnw -B -ntp
SERVICES := user-svc notification-svc order-svc
COMMA := ,
SPACE := $() $()
BUILT := target/make/built
SOURCES := $(shell find pom.xml .mvn src-shared $(SERVICES) -name target -prune -o -path '*/src/test' -prune -o -type f -print)

TESTKIT := src-shared/testkit/target
BENCH_MODULE := src-shared/bench/target
MANIFESTS := src-shared/manifests/target
# The load generator must not stop for its own garbage, which is what a measured delay would be then.
BENCH_JVM := -Xmx1g -XX:+UseZGC
# netty.noUnsafe: the JDK warns of Unsafe on the console otherwise.
LAUNCH := exec "$(JDK)/bin/java" -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dio.netty.noUnsafe=true \
  -Devenflow.terminal=$$([ -t 1 ] && echo true || echo false)

# Images are built without a network: what they are made from is packaged before.
ENGINE := $(firstword $(foreach engine,docker podman,$(shell command -v $(engine))))
IMAGE_TAG ?= 1.0.0
IMAGE := $(ENGINE) build --quiet --network=none
ON := --build-arg BASE_IMAGE=

.PHONY: help run demo test check checksums fmt dev bench chaos manifests rollout native images images-check engine clean build jdk

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

run: build ## Start everything and stay; data in .run (FRESH=1: empty; AUTH=required: with tokens; USER_SVC_PORT, NOTIFICATION_SVC_PORT, ORDER_SVC_PORT move the ports)
	@$(LAUNCH) -cp "$(TESTKIT)/classes:$$(cat $(TESTKIT)/launch.classpath)" dev.evenflow.testkit.run.Run

demo: build ## Start everything on free ports, walk through the story, stop (PACKAGING=jar, native or image)
	@$(LAUNCH) -cp "$(TESTKIT)/classes:$$(cat $(TESTKIT)/launch.classpath)" dev.evenflow.testkit.demo.Demo

test: jdk ## Check the format, and run every test: unit, integration with real servers, packaged services
	@$(MAVEN) -q spotless:check
	@$(MAVEN) verify

check: jdk ## Check the format, and compile everything with warnings as errors
	@$(MAVEN) -q spotless:check
	@$(MAVEN) -q test-compile

checksums: jdk ## Record the checksums of plugins and dependencies, after a change of versions
	@rm -f .mvn/checksums/checksums.sha256
	@$(MAVEN) -q -Daether.artifactResolver.postProcessor.trustedChecksums.record=true -DskipTests -DskipITs verify spotless:check
	@rm -f .mvn/checksums/*.bak && sort -k 2 -o .mvn/checksums/checksums.sha256 .mvn/checksums/checksums.sha256

fmt: jdk ## Format the sources
	@$(MAVEN) -q spotless:apply

dev: build ## Live reload of one service over the embedded servers: make dev SVC=user-svc
	@[ -d "$(SVC)" ] && [ -n "$(SVC)" ] || { echo "Which service? make dev SVC=user-svc"; exit 1; }
	@$(LAUNCH) -cp "$(TESTKIT)/classes:$$(cat $(TESTKIT)/launch.classpath)" dev.evenflow.testkit.run.Dev \
	  $(MAVEN) -q -pl $(SVC) -am -Dquarkus.analytics.disabled=true compile quarkus:dev

bench: build ## Measure; table on the screen, target/bench/results.json (BENCH=latency, messaging, relay, apply, eventstore, queries, orders, digests, consistency, alarms or startup: one of them)
	@exec "$(JDK)/bin/java" $(BENCH_JVM) -Dio.netty.noUnsafe=true $(BENCH_OPTS) \
	  -cp "$(BENCH_MODULE)/classes:$$(cat $(BENCH_MODULE)/launch.classpath)" dev.evenflow.bench.Benchmarks $(BENCH)

chaos: build ## Kill everything at random under load, then prove that nothing was lost (CHAOS_OPTS=-Dchaos.seed=…)
	@$(LAUNCH) $(CHAOS_OPTS) -cp "$(BENCH_MODULE)/classes:$$(cat $(BENCH_MODULE)/launch.classpath)" dev.evenflow.bench.chaos.ChaosRun

manifests: build ## Render and validate the Kubernetes manifests, into target/manifests
	@exec "$(JDK)/bin/java" -cp "$(MANIFESTS)/classes:$$(cat $(MANIFESTS)/launch.classpath)" dev.evenflow.manifests.Manifests

rollout: build ## Replace two instances of each service, one after the other, under load; nothing may fail or be lost
	@$(LAUNCH) -cp "$(BENCH_MODULE)/classes:$$(cat $(BENCH_MODULE)/launch.classpath)" dev.evenflow.bench.rollout.RolloutRun

native: jdk ## Compile native executables, with the GraalVM or Mandrel in GRAALVM_HOME, else in a container
	@$(MAVEN) -q -Dmaven.test.skip=true -Dnative package -am -pl $(subst $(SPACE),$(COMMA),$(SERVICES))
	@ls -l $(addsuffix /target/*-runner,$(SERVICES))

images: build engine ## Build container images: on the JVM, and of native executables that are there (BASE_IMAGE=…, NATIVE_BASE_IMAGE=…)
	@set -e; for service in $(SERVICES); do \
	  echo "building evenflow/$$service:$(IMAGE_TAG)-jvm ..."; \
	  $(IMAGE) $(addprefix $(ON),$(BASE_IMAGE)) -f $$service/src/main/docker/Dockerfile.jvm -t evenflow/$$service:$(IMAGE_TAG)-jvm $$service; \
	  if ls $$service/target/*-runner >/dev/null 2>&1; then \
	    echo "building evenflow/$$service:$(IMAGE_TAG) ..."; \
	    $(IMAGE) $(addprefix $(ON),$(NATIVE_BASE_IMAGE)) -f $$service/src/main/docker/Dockerfile.native-micro \
	      -t evenflow/$$service:$(IMAGE_TAG) $$service; \
	  fi; \
	done

images-check: images ## Build the images, then walk through the story with confined containers of them
	@$(MAKE) --no-print-directory demo PACKAGING=image IMAGE_TAG=$(IMAGE_TAG)-jvm

engine:
	@[ -n "$(ENGINE)" ] || { echo "images need docker or podman, and neither is on PATH. Everything else works without."; exit 1; }
	@$(ENGINE) info >/dev/null 2>&1 || { echo "$(ENGINE) is there, but it answers 'info' with an error: is its service running?"; exit 1; }

clean: jdk ## Delete what was built; the data in .run stays
	@$(MAVEN) -q clean
	@rm -rf target

build: jdk $(BUILT) ## Build what is stale, without tests

$(BUILT): $(SOURCES)
	@echo "building (the first time downloads the dependencies) ..."
	@$(MAVEN) -q -Dmaven.test.skip=true package
	@mkdir -p $(dir $(BUILT)) && touch $(BUILT)

jdk:
	@[ -n "$(JDK)" ] || { echo "evenflow needs a JDK 21 or newer and found none: set JAVA_HOME to one," \
	  "or install one (apt-get install openjdk-21-jdk, brew install openjdk, https://adoptium.net)."; exit 1; }
	@echo "using the JDK in $(JDK)"
